using DomainFx.Postgres.Tests.Servers;
using DomainFx.Testing.Postgres;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>A standby knows no locks of the primary, and its sequence runs ahead of what was given.</summary>
public sealed class StandbyTests
{
    [Fact]
    public async Task Global_order_is_refused_on_a_standby_and_would_pass_over_events_there()
    {
        await using var primary = await PostgresServer.StartClusterAsync(SharedServer.Options);
        await using var run = await Interleaving.StartAsync(primary.ConnectionString);
        await run.First.AppendAsync("earlier", TestEvents.Event());
        await using var standby = await primary.StartStandbyAsync();
        await using var store = new PostgresEventStore(run.Schema.Options with { ConnectionString = standby.ConnectionString, RetryTimeout = TimeSpan.Zero });

        var refused = await Assert.ThrowsAsync<EventStoreException>(() => store.ReadAllAsync());
        Assert.Contains("standby", refused.Message, StringComparison.Ordinal);
        refused = await Assert.ThrowsAsync<EventStoreException>(() => store.GetHeadAsync().AsTask());
        Assert.Contains("standby", refused.Message, StringComparison.Ordinal);
        // Streams have an order of their own, and can be read.
        using (var page = await store.ReadStreamAsync(TestEvents.Stream("earlier"), 1, Stores.ReadDirection.Forward, 10)) Assert.Equal(1, page.Count);
        // Appends say where to go.
        refused = await Assert.ThrowsAsync<EventStoreException>(() => store.AppendAsync("earlier", TestEvents.Event()).AsTask());
        Assert.Contains("standby", refused.Message, StringComparison.Ordinal);

        await Flaw.NoCheckForStandby.PutIntoAsync(run.Schema);
        await using var copy = new TestSchema(standby.ConnectionString, run.Schema.Name);
        await Until.TrueAsync(async () => await copy.ScalarAsync<bool>("SELECT prosrc LIKE '%IF false THEN%' FROM pg_proc WHERE proname = 'head_v1'"));
        var reader = new Reader(store);
        var slow = await run.StallAsync(run.First, "slow");
        await run.Second.AppendAsync("fast", TestEvents.Event());
        await Until.TrueAsync(async () => await copy.ScalarAsync<long>("SELECT count(*) FROM {schema}.events") >= 2);
        Assert.Equal("earlier fast", await reader.LookAsync());
        await slow.Gate.OpenAsync();
        await slow.Append;
        await Until.TrueAsync(async () => await copy.ScalarAsync<long>("SELECT count(*) FROM {schema}.events") >= 3);
        Assert.Equal("", await reader.LookAsync());
        Assert.Equal("earlier slow fast", await run.Reader.LookAsync());
    }
}
