using DomainFx.Stores;
using DomainFx.Stores.InMemory;

namespace DomainFx.Tests.Stores;

/// <summary>How events are counted in a store that has no better way.</summary>
public sealed class EventCountTests
{
    [Fact]
    public async Task By_reading_as_many_are_counted()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        await using var store = new InMemoryEventStore();
        await store.AppendAsync(
            new StreamAppend
            {
                Stream = new StreamId("account", "a"), Expected = ExpectedVersion.NoStream,
                Events = Enumerable.Range(1, 2_500).Select(number => new EventData(Guid.NewGuid(), new EventType(number % 2 == 0 ? "even" : "odd", 1), "{}"u8.ToArray(), DateTimeOffset.UtcNow, EventMetadata.Empty)).ToArray(),
            },
            token);
        foreach (EventFilter filter in new[] { EventFilter.All, new EventFilter { EventTypes = ["odd"] }, new EventFilter { EventTypes = ["other"] } })
        {
            foreach (var (after, upTo) in new (long, long)[] { (0, 2_500), (0, long.MaxValue), (999, 1_001), (7, 2_007), (2_500, 2_500), (5, 3) })
                Assert.Equal(await store.CountAsync(after, upTo, filter, token), await EventCount.ReadAsync(store, after, upTo, filter, token));
        }

        Assert.Equal(1_000, await store.CountAsync(7, 2_007, new EventFilter { EventTypes = ["odd"] }, token));
    }
}
