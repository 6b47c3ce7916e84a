namespace DomainFx.Stores;

/// <summary>Keeps streams of events. One contract for all stores, held by one conformance suite (DomainFx.Testing).
/// Implementations are thread-safe.</summary>
/// <remarks>
/// A repeated append is answered as the first was, also when the stream was archived since. Of several streams, those that were appended before are answered so;
/// if all that have events were, what has become of those that are only checked does not matter.
/// A page may hold fewer events than asked for and still have more to follow: <see cref="EventPage.HasMore"/> alone says so.
/// Global order: a reader that has seen position p never later finds a committed event at or below p.
/// Cancelling an append detaches the caller only: its outcome is then unknown, and repeating it with the same ids is safe.
/// Failures of the store itself are <see cref="EventStoreException"/>s.
/// </remarks>
public interface IEventStore : IAsyncDisposable
{
    /// <summary>Appends to one stream, atomically.</summary>
    /// <exception cref="ConcurrencyException">The stream is not as expected.</exception>
    /// <exception cref="CommandIdReusedException">The command id was used before, for something else.</exception>
    /// <exception cref="StreamClosedException">The stream is archived or deleted.</exception>
    ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken = default);

    /// <summary>Appends to several different streams at once: all or nothing. Results are in the order of the appends.</summary>
    /// <exception cref="ConcurrencyException">A stream is not as expected.</exception>
    /// <exception cref="CommandIdReusedException">A command id was used before, for something else.</exception>
    /// <exception cref="StreamClosedException">A stream is archived or deleted.</exception>
    ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken = default);

    /// <summary>A stream's version and state.</summary>
    ValueTask<StreamInfo> GetStreamAsync(StreamId stream, CancellationToken cancellationToken = default);

    /// <summary>Reads a page of a stream; of a deleted one, its tombstone is left.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="fromVersion">The first version to read, 1 or more; backward, <see cref="long.MaxValue"/> is the newest.</param>
    /// <param name="direction">The order.</param>
    /// <param name="maxCount">The greatest number of events in the page, 1 or more.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<EventPage> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, int maxCount, CancellationToken cancellationToken = default);

    /// <summary>Reads a page over all streams, in global order.</summary>
    /// <param name="afterPosition">Only events after this position; 0 is the start.</param>
    /// <param name="filter">What to select.</param>
    /// <param name="maxCount">The greatest number of events in the page, 1 or more.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<EventPage> ReadAllAsync(long afterPosition, EventFilter filter, int maxCount, CancellationToken cancellationToken = default);

    /// <summary>How many events there are after a position and up to another. A store that does not say so otherwise reads them.</summary>
    /// <param name="afterPosition">Only events after this position; 0 is the start.</param>
    /// <param name="upToPosition">Only events up to this position; none beyond the head is counted.</param>
    /// <param name="filter">What to count.</param>
    /// <param name="cancellationToken">Cancels the count.</param>
    ValueTask<long> CountAsync(long afterPosition, long upToPosition, EventFilter filter, CancellationToken cancellationToken = default) =>
        EventCount.ReadAsync(this, afterPosition, upToPosition, filter, cancellationToken);

    /// <summary>The position up to which every event is visible; 0 in an empty store.</summary>
    ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default);

    /// <summary>Looks for a checkpoint's event, which is there, or was erased with its stream, or is lost: a store keeps which events it erased, since the tombstone
    /// of another stream says nothing of this one. Unlike a reader it may look beyond the head: a store whose readers wait for appends in flight
    /// has a head before the checkpoint while its stream was deleted and an append is in flight, and must know that the event is not lost.</summary>
    /// <param name="checkpoint">The checkpoint, at a position above 0.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<CheckpointTrace> TraceAsync(Checkpoint checkpoint, CancellationToken cancellationToken = default);

    /// <summary>Completes when there may be an event after a position: at once if there is, otherwise on the next sign of one. It may complete without cause, never fail to complete.</summary>
    ValueTask WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default);

    /// <summary>Reads in one round trip what is needed to rebuild an aggregate. Of a deleted stream that is nothing but its state.</summary>
    ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken = default);

    /// <summary>Keeps a snapshot, unless one of the same key and a higher version is there, or the stream is missing, deleted or behind the snapshot.
    /// A stream's snapshots of the last two keys are kept, so that an old and a new version of a program each find theirs; a store may drop older ones.</summary>
    ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken = default);

    /// <summary>Closes a stream to appends; it stays readable. Archiving an archived or a missing stream does nothing.</summary>
    /// <exception cref="ConcurrencyException">The stream is not as expected.</exception>
    /// <exception cref="StreamClosedException">The stream is deleted.</exception>
    ValueTask ArchiveStreamAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken = default);

    /// <summary>Erases a stream's events, snapshots and remembered commands and leaves a tombstone, which readers of all streams see as an event of type
    /// <see cref="StreamTombstone.EventType"/>. Rows of read models that are keyed by the stream's id go too: those that appends write at once, those of workers when they come to it. Workers tell
    /// projections and reactors that have an <c>[Event]</c> method for <see cref="StreamDeleted"/>. The stream's name cannot be used again. Deleting a deleted or a missing stream does nothing.</summary>
    /// <exception cref="ConcurrencyException">The stream is not as expected.</exception>
    ValueTask DeleteStreamAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken = default);
}
