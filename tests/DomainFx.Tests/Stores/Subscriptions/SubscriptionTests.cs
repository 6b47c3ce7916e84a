using DomainFx.Stores;
using DomainFx.Stores.InMemory;

namespace DomainFx.Tests.Stores;

public sealed class SubscriptionTests : IAsyncLifetime
{
    private readonly InMemoryEventStore _store = new();
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromSeconds(30));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _timeout.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task History_comes_first_then_new_events_as_they_are_stored()
    {
        await AppendAsync("a", 3);
        var seen = new List<long>();
        await foreach (var recorded in _store.SubscribeAsync(Checkpoint.Start, cancellationToken: _timeout.Token))
        {
            seen.Add(recorded.Position);
            if (seen.Count is 3 or 4) await AppendAsync("b", 1);
            if (seen.Count == 5) break;
        }

        Assert.Equal([1, 2, 3, 4, 5], seen);
    }

    [Fact]
    public async Task No_event_is_lost_or_doubled_while_writers_are_at_work()
    {
        const int Count = 2000;
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Count / 4; i++) await AppendAsync($"s{writer}", 1);
        })).ToArray();
        var seen = new List<long>();
        await foreach (var recorded in _store.SubscribeAsync(Checkpoint.Start, pageSize: 7, cancellationToken: _timeout.Token))
        {
            seen.Add(recorded.Position);
            if (seen.Count == Count) break;
        }

        await Task.WhenAll(writers);
        Assert.Equal(Enumerable.Range(1, Count).Select(position => (long)position), seen);
    }

    [Fact]
    public async Task A_subscription_goes_on_after_its_checkpoint()
    {
        await AppendAsync("a", 5);
        var third = await AtAsync(3);
        Assert.Equal(4, (await FirstAsync(Checkpoint.At(third))).Position);
    }

    [Fact]
    public async Task A_filter_selects_live_events_too()
    {
        await AppendAsync("a", 3);
        var filter = new EventFilter { EventTypes = ["wanted"] };
        var first = Task.Run(() => FirstAsync(Checkpoint.Start, filter));
        await AppendAsync("a", 2);
        await AppendAsync("b", 1, "wanted");
        Assert.Equal("wanted", (await first).Type.Name);
    }

    [Fact]
    public async Task A_checkpoint_beyond_the_head_fails_loudly()
    {
        await AppendAsync("a", 2);
        var exception = await Assert.ThrowsAsync<CheckpointLostException>(() => FirstAsync(new Checkpoint(3)));
        Assert.Equal((3, 2), (exception.Checkpoint.Position, exception.Head));
    }

    [Fact]
    public async Task A_checkpoint_whose_event_is_another_fails_loudly()
    {
        await AppendAsync("a", 3);
        await Assert.ThrowsAsync<CheckpointLostException>(() => FirstAsync(new Checkpoint(2, Guid.NewGuid())));
    }

    [Fact]
    public async Task A_checkpoint_without_an_event_id_is_taken_on_trust()
    {
        await AppendAsync("a", 3);
        Assert.Equal(3, (await FirstAsync(new Checkpoint(2))).Position);
    }

    [Fact]
    public async Task A_checkpoint_whose_event_was_erased_with_its_stream_still_holds()
    {
        await AppendAsync("a", 2);
        await AppendAsync("b", 2);
        var second = await AtAsync(2);
        await _store.DeleteStreamAsync(second.Stream, ExpectedVersion.Any);
        Assert.Equal(3, (await FirstAsync(Checkpoint.At(second))).Position);
    }

    [Fact]
    public async Task Cancelling_ends_a_subscription_that_waits()
    {
        using var source = new CancellationTokenSource();
        var waiting = Task.Run(async () =>
        {
            await foreach (var _ in _store.SubscribeAsync(Checkpoint.Start, cancellationToken: source.Token)) Assert.Fail("There is no event.");
        });
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_stream_can_be_enumerated_and_paged()
    {
        await AppendAsync("a", 7);
        await AppendAsync("b", 1);
        var versions = new List<long>();
        await foreach (var recorded in _store.ReadStreamAsync(new StreamId("test", "a"), fromVersion: 2)) versions.Add(recorded.Version);
        Assert.Equal([2, 3, 4, 5, 6, 7], versions);

        var page = await _store.ReadStreamPageAsync(new StreamId("test", "a"), 1, 4);
        Assert.Equal((4, true, 5), (page.Events.Count, page.HasMore, page.Next));
        page = await _store.ReadStreamPageAsync(new StreamId("test", "a"), page.Next, 4);
        Assert.Equal((3, false, 8), (page.Events.Count, page.HasMore, page.Next));
    }

    [Fact]
    public async Task All_streams_can_be_enumerated_and_paged()
    {
        await AppendAsync("a", 3);
        await AppendAsync("b", 2);
        var positions = new List<long>();
        await foreach (var recorded in _store.ReadAllAsync(afterPosition: 1)) positions.Add(recorded.Position);
        Assert.Equal([2, 3, 4, 5], positions);

        var page = await _store.ReadAllPageAsync(0, null, 4);
        Assert.Equal((4, true, 4), (page.Events.Count, page.HasMore, page.Next));
    }

    private async Task<RecordedEvent> AtAsync(long position) => await FirstAsync(new Checkpoint(position - 1));

    private async Task<RecordedEvent> FirstAsync(Checkpoint from, EventFilter? filter = null)
    {
        await foreach (var recorded in _store.SubscribeAsync(from, filter, cancellationToken: _timeout.Token)) return recorded;
        throw new InvalidOperationException("A subscription does not end.");
    }

    private async Task AppendAsync(string stream, int count, string type = "happened") => await _store.AppendAsync(new StreamAppend
    {
        Stream = new StreamId("test", stream),
        Expected = ExpectedVersion.Any,
        Events = Enumerable.Range(0, count)
            .Select(_ => new EventData(Guid.NewGuid(), new EventType(type, 1), "{}"u8.ToArray(), DateTimeOffset.UtcNow, EventMetadata.Empty))
            .ToArray(),
    });
}
