namespace DomainFx.Sqlite.Projections;

/// <summary>The clock of leases.</summary>
internal static class SqliteClock
{
    /// <summary>Unix milliseconds, in SQL.</summary>
    public const string Now = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
}
