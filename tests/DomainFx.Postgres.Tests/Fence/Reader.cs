using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>A reader of all streams that goes on from where its last page ended, as a subscription does.</summary>
internal sealed class Reader(IEventStore store)
{
    private long _position;

    /// <summary>The ids of the streams whose events turned up since the last look.</summary>
    public async Task<string> LookAsync()
    {
        var seen = new List<string>();
        for (var hasMore = true; hasMore;)
        {
            using var page = await store.ReadAllAsync(_position, EventFilter.All, 100);
            seen.AddRange(page.ToRecordedEvents().Select(one => one.Stream.Id));
            (_position, hasMore) = (page.NextPosition, page.HasMore);
        }

        return string.Join(' ', seen);
    }
}
