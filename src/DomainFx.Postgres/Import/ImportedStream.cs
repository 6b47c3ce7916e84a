using DomainFx.Stores;

namespace DomainFx.Postgres.Import;

/// <summary>A stream of an import: where it stands, and where it will when the chunk is stored.</summary>
internal sealed class ImportedStream(long key, long version, StreamState state)
{
    public long Key { get; } = key;

    public long Version { get; private set; } = version;

    public StreamState State { get; private set; } = state;

    public long NextVersion { get; private set; } = version;

    public StreamState NextState { get; private set; } = state;

    /// <summary>Moves it on by an event.</summary>
    /// <exception cref="ConcurrencyException">The event is not the stream's next.</exception>
    /// <exception cref="StreamClosedException">The stream is archived or deleted.</exception>
    public void MoveOn(RecordedEvent recorded)
    {
        if (NextState is not StreamState.Active) throw new StreamClosedException(recorded.Stream, NextState);
        // A deleted stream is nothing but its tombstone, at the version after the last.
        var isTombstone = recorded.Type == StreamTombstone.EventType;
        if (isTombstone ? recorded.Version <= NextVersion : recorded.Version != NextVersion + 1)
            throw new ConcurrencyException(recorded.Stream, ExpectedVersion.Exactly(recorded.Version - 1), NextVersion);
        NextVersion = recorded.Version;
        if (isTombstone) NextState = StreamState.Deleted;
    }

    /// <summary>The chunk is stored.</summary>
    public void Keep() => (Version, State) = (NextVersion, NextState);
}
