using DomainFx.Stores;

namespace DomainFx.Postgres.Writing;

/// <summary>What the server answered to an append to one stream.</summary>
internal readonly record struct AppendAnswer(AppendOutcome Outcome, long Version, long Position)
{
    public AppendResult Result => new(Version, Position, IsDuplicate: Outcome is AppendOutcome.Repetition);

    /// <summary>The exception that the outcome is; null if it is none.</summary>
    public DomainFxException? Failure(StreamAppend append) => Outcome switch
    {
        AppendOutcome.Conflict => new ConcurrencyException(append.Stream, append.Expected, Version),
        AppendOutcome.Archived => new StreamClosedException(append.Stream, StreamState.Archived),
        AppendOutcome.Deleted => new StreamClosedException(append.Stream, StreamState.Deleted),
        AppendOutcome.CommandIdReused => new CommandIdReusedException(append.Stream, append.KeyToRemember!.Value.Id),
        _ => null,
    };
}
