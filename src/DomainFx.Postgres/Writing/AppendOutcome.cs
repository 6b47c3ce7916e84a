namespace DomainFx.Postgres.Writing;

/// <summary>What the append functions answer; see 004-append.sql.</summary>
internal enum AppendOutcome
{
    Stored = 0,
    Repetition = 1,
    Conflict = 2,
    Archived = 3,
    Deleted = 4,
    CommandIdReused = 5,
    Busy = 6,
    MemberFailed = 7,
}
