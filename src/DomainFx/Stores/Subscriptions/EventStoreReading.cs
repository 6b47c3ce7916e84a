using System.Runtime.CompilerServices;

namespace DomainFx.Stores;

/// <summary>Reads a store for users: events of their own, without pages to dispose.</summary>
public static class EventStoreReading
{
    private const int DefaultPageSize = 500;

    /// <summary>Of whoever reads on after the first page: large enough for its round trip not to show.</summary>
    private const int LargePageSize = 4_000;

    /// <summary>Yields the events of a stream, oldest first, up to those that are there when the end is reached.</summary>
    /// <param name="store">The store.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="fromVersion">The first version to read, 1 or more.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        this IEventStore store, StreamId stream, long fromVersion = 1, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var hasMore = true; hasMore;)
        {
            var page = await store.ReadStreamPageAsync(stream, fromVersion, DefaultPageSize, cancellationToken).ConfigureAwait(false);
            foreach (var recorded in page.Events) yield return recorded;
            (fromVersion, hasMore) = (page.Next, page.HasMore);
        }
    }

    /// <summary>Yields the events of all streams in global order, up to those that are there when the end is reached.</summary>
    /// <param name="store">The store.</param>
    /// <param name="afterPosition">Only events after this position; 0 is the start.</param>
    /// <param name="filter">What to select; null for everything.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async IAsyncEnumerable<RecordedEvent> ReadAllAsync(
        this IEventStore store, long afterPosition = 0, EventFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var pages = new PagesAhead(store, filter ?? EventFilter.All, DefaultPageSize, LargePageSize, cancellationToken);
        await using (pages.ConfigureAwait(false))
        {
            for (var (hasMore, isFirst) = (true, true); hasMore; isFirst = false)
            {
                IReadOnlyList<RecordedEvent> events;
                using (var page = await pages.ReadAsync(afterPosition).ConfigureAwait(false))
                {
                    (afterPosition, hasMore) = (page.NextPosition, page.HasMore);
                    // Whoever wants the first events only has what it wants.
                    if (hasMore && !isFirst) pages.ReadAhead(afterPosition);
                    events = page.ToRecordedEvents();
                }

                foreach (var recorded in events) yield return recorded;
            }
        }
    }

    /// <summary>Reads a page of a stream, oldest first.</summary>
    /// <param name="store">The store.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="fromVersion">The first version to read, 1 or more.</param>
    /// <param name="maxCount">The greatest number of events in the page, 1 or more.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<RecordedPage> ReadStreamPageAsync(
        this IEventStore store, StreamId stream, long fromVersion, int maxCount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        using var page = await store.ReadStreamAsync(stream, fromVersion, ReadDirection.Forward, maxCount, cancellationToken).ConfigureAwait(false);
        return new RecordedPage(page.ToRecordedEvents(), page.HasMore, page.Count > 0 ? page[page.Count - 1].Version + 1 : fromVersion);
    }

    /// <summary>Reads a page of all streams, in global order.</summary>
    /// <param name="store">The store.</param>
    /// <param name="afterPosition">Only events after this position; 0 is the start.</param>
    /// <param name="filter">What to select; null for everything.</param>
    /// <param name="maxCount">The greatest number of events in the page, 1 or more.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<RecordedPage> ReadAllPageAsync(
        this IEventStore store, long afterPosition, EventFilter? filter, int maxCount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        using var page = await store.ReadAllAsync(afterPosition, filter ?? EventFilter.All, maxCount, cancellationToken).ConfigureAwait(false);
        return new RecordedPage(page.ToRecordedEvents(), page.HasMore, page.NextPosition);
    }
}
