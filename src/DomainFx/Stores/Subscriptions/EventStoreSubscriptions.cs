using System.Runtime.CompilerServices;

namespace DomainFx.Stores;

/// <summary>Follows a store: the history first, then new events as they are stored, without a seam or a gap.</summary>
public static class EventStoreSubscriptions
{
    /// <summary>Yields every selected event after a checkpoint, in global order, and goes on until cancelled. Keep <see cref="Checkpoint.At"/> of the
    /// last event that was handled, and start from it the next time.</summary>
    /// <param name="store">The store.</param>
    /// <param name="from">Where to start: after this checkpoint.</param>
    /// <param name="filter">What to select; null for everything.</param>
    /// <param name="pageSize">The greatest number of events that are read at once. Twice as many are held in memory: the next ones are read while these are handled.</param>
    /// <param name="cancellationToken">Ends the subscription by an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="CheckpointLostException">The checkpoint's event is not in the store; or the last event that was read is no longer, after another server took over.</exception>
    public static async IAsyncEnumerable<RecordedEvent> SubscribeAsync(
        this IEventStore store, Checkpoint from, EventFilter? filter = null, int pageSize = 500, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        var incarnation = await CheckpointCheck.VerifyAsync(store, from, cancellationToken).ConfigureAwait(false);
        filter ??= EventFilter.All;
        var (checkpoint, position, hasMore) = (from, from.Position, false);
        var pages = new PagesAhead(store, filter, pageSize, pageSize, cancellationToken);
        await using var _ = pages.ConfigureAwait(false);
        while (true)
        {
            IReadOnlyList<RecordedEvent> events;
            using (var page = await pages.ReadAsync(position).ConfigureAwait(false))
            {
                if (page.Incarnation != (incarnation ?? page.Incarnation))
                {
                    // Another server answers, or the same one after a crash: only the last event that was read is known to be what it was.
                    incarnation = await CheckpointCheck.VerifyAsync(store, checkpoint, cancellationToken).ConfigureAwait(false);
                    position = checkpoint.Position;
                    continue;
                }

                incarnation = page.Incarnation;
                position = Math.Max(position, page.NextPosition);
                // One page may be all that there was to catch up with.
                if (hasMore && page.HasMore) pages.ReadAhead(position);
                hasMore = page.HasMore;
                events = page.ToRecordedEvents();
            }

            foreach (var recorded in events)
            {
                cancellationToken.ThrowIfCancellationRequested();
                checkpoint = Checkpoint.At(recorded);
                yield return recorded;
            }

            if (!hasMore) await store.WaitForEventsAsync(position, cancellationToken).ConfigureAwait(false);
        }
    }
}
