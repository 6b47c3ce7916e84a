using DomainFx.Stores;

namespace DomainFx.Postgres.Import;

/// <summary>A stream of an import: where it stands, and where it will when the chunk is stored.</summary>
internal sealed class ImportedStream(StreamId stream)
{
    public StreamId Stream => stream;

    public long Key { get; private set; }

    public long Version { get; private set; }

    public StreamState State { get; private set; }

    public long NextVersion { get; private set; }

    public StreamState NextState { get; private set; }

    /// <summary>The number of the chunk that moved it last.</summary>
    public int Chunk { get; set; }

    /// <summary>Whether the store made it, as it is to be after its first chunk.</summary>
    public bool IsMade { get; private set; }

    /// <summary>The store is yet to say how it has it; if it is missing there, this may be its newest event.</summary>
    public void Foresee(RecordedEvent newest) => (NextVersion, NextState) = (newest.Version, newest.Type == StreamTombstone.EventType ? StreamState.Deleted : StreamState.Active);

    /// <summary>The store has it so.</summary>
    public void Found(long key, long version, StreamState state, bool isMade) =>
        (Key, Version, State, NextVersion, NextState, IsMade) = (key, version, state, version, state, isMade);

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
    public void Keep() => (Version, State, IsMade) = (NextVersion, NextState, false);
}
