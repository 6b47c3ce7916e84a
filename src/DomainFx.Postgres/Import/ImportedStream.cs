using DomainFx.Stores;

namespace DomainFx.Postgres.Import;

/// <summary>A stream of an import, and where it stands after the newest chunk that was made ready.</summary>
internal sealed class ImportedStream(StreamId stream)
{
    public StreamId Stream => stream;

    public long Key { get; private set; }

    public long Version { get; private set; }

    public StreamState State { get; private set; }

    /// <summary>The number of the chunk that moved it last.</summary>
    public int Chunk { get; set; }

    /// <summary>The store is yet to say how it has it; if it is missing there, this may be its newest event.</summary>
    public void Foresee(RecordedEvent newest) => (Version, State) = (newest.Version, newest.Type == StreamTombstone.EventType ? StreamState.Deleted : StreamState.Active);

    /// <summary>The store has it so; a stream that it made for a chunk is there already, and before it at version 0.</summary>
    public void Found(long key, long version, StreamState state) => (Key, Version, State) = (key, version, state);

    /// <summary>Moves it on by an event.</summary>
    /// <returns>Whether the event is a tombstone, and the store has something of the stream to erase.</returns>
    /// <exception cref="ConcurrencyException">The event is not the stream's next.</exception>
    /// <exception cref="StreamClosedException">The stream is archived or deleted.</exception>
    public bool MoveOn(RecordedEvent recorded)
    {
        // A deleted stream is nothing but its tombstone, at a version after the last; it may have been archived before.
        var isTombstone = recorded.Type == StreamTombstone.EventType;
        if (State is StreamState.Deleted || (State is StreamState.Archived && !isTombstone)) throw new StreamClosedException(recorded.Stream, State);
        if (isTombstone ? recorded.Version <= Version : recorded.Version != Version + 1)
            throw new ConcurrencyException(recorded.Stream, ExpectedVersion.Exactly(recorded.Version - 1), Version);
        var erases = isTombstone && Version > 0;
        Version = recorded.Version;
        if (isTombstone) State = StreamState.Deleted;
        return erases;
    }
}
