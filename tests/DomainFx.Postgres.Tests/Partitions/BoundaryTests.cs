using DomainFx.Postgres.Tests.Fence;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Partitions;

/// <summary>Two appends to one stream whose events lie in two partitions, where no unique index holds them apart: the lock on the stream's row does.</summary>
public sealed class BoundaryTests(SharedServer server)
{
    [Fact]
    public async Task Of_two_appends_across_a_boundary_each_gets_a_version_of_its_own() =>
        Assert.Equal("1 2 3 4 5", await AppendAcrossAsync(flaw: null));

    [Fact]
    public async Task Without_the_lock_on_the_streams_row_they_would_get_the_same() =>
        Assert.Equal("1 2 3 2 3", await AppendAcrossAsync(Flaw.StreamsAreNotLocked));

    [Fact]
    public async Task Readers_wait_for_an_append_in_flight_in_the_partition_before()
    {
        await using var run = await StartAsync();
        await run.First.AppendAsync("filling", TestEvents.Events(4));
        Assert.Equal("filling filling filling filling", await run.Reader.LookAsync());
        var slow = await run.StallAsync(run.First, "slow");
        await run.Second.AppendAsync("fast", TestEvents.Event());
        Assert.Equal("", await run.Reader.LookAsync());
        await slow.Gate.OpenAsync();
        await slow.Append;
        Assert.Equal("slow fast", await run.Reader.LookAsync());
    }

    private async Task<Interleaving> StartAsync(Flaw? flaw = null)
    {
        var schema = new TestSchema(server.ConnectionString);
        await schema.PartitionAsync(positions: 5, ahead: 4);
        return await Interleaving.StartAsync(schema, flaw);
    }

    /// <summary>The versions of the stream, in the order of positions: of one event, and of two appends of two.</summary>
    private async Task<string> AppendAcrossAsync(Flaw? flaw)
    {
        await using var run = await StartAsync(flaw);
        await run.First.AppendAsync("a", TestEvents.Event());
        var slow = await run.StallAsync(run.First, "a", events: 2);
        await run.Second.AppendAsync("filling", TestEvents.Events(6));
        var second = run.Second.AppendAsync("a", TestEvents.Events(2)).AsTask();
        await Task.Delay(200);
        if (flaw is null) Assert.False(second.IsCompleted);
        await slow.Gate.OpenAsync();
        await slow.Append;
        await second;
        var events = (await run.ReadingStore.ReadAllAsync()).FindAll(one => one.Stream.Id == "a");
        // In two partitions.
        Assert.InRange(events[1].Position, 1, 5);
        Assert.InRange(events[3].Position, 6, long.MaxValue);
        return string.Join(' ', events.Select(one => one.Version));
    }
}
