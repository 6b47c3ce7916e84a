namespace DomainFx.Stores;

/// <summary>What an append to one stream came to.</summary>
/// <param name="StreamVersion">The stream's version after the append.</param>
/// <param name="Position">The global position of the append's last event; 0 for an append of no events.</param>
/// <param name="IsDuplicate">Whether this append was recognised as a repetition; the result is then the first one's.</param>
public readonly record struct AppendResult(long StreamVersion, long Position, bool IsDuplicate);
