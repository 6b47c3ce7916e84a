namespace DomainFx.Stores;

/// <summary>Counts events by reading them.</summary>
internal static class EventCount
{
    private const int PageSize = 1_000;

    public static async ValueTask<long> ReadAsync(IEventStore store, long afterPosition, long upToPosition, EventFilter filter, CancellationToken cancellationToken)
    {
        long count = 0;
        for (var (after, hasMore) = (afterPosition, true); hasMore && after < upToPosition;)
        {
            using var page = await store.ReadAllAsync(after, filter, PageSize, cancellationToken).ConfigureAwait(false);
            for (var index = 0; index < page.Count && page[index].Position <= upToPosition; index++) count++;
            (after, hasMore) = (page.NextPosition, page.HasMore);
        }

        return count;
    }
}
