using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using DomainFx.Testing.Postgres;

namespace DomainFx.Postgres.Tests.Backups;

/// <summary>A standby takes over under a subscription that lives on.</summary>
public sealed class FailoverTests
{
    [Fact]
    public async Task A_subscription_stops_loudly_if_the_new_primary_lost_an_event_that_it_has_seen()
    {
        await using var failover = await Failover.StartAsync();
        await using var following = new Following(failover.Store, Checkpoint.Start);
        await failover.AppendAsync("one two");
        await failover.StopFollowingAsync();
        await failover.AppendAsync("lost lost");
        var seen = await following.ReachedAsync(4);
        await failover.TakeOverAsync();
        await failover.AppendAsync("three four five six");
        Assert.Equal(seen, Assert.IsType<CheckpointLostException>(await following.EndedAsync()).Checkpoint);
        Assert.Equal("one two lost lost", following.Seen);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task It_stops_loudly_too_if_another_stream_was_deleted_on_the_new_primary(bool livesOn)
    {
        await using var failover = await Failover.StartAsync();
        await failover.AppendAsync("one two");
        await failover.StopFollowingAsync();
        await failover.AppendAsync("lost lost");
        var following = new Following(failover.Store, Checkpoint.Start);
        var seen = await following.ReachedAsync(4);
        if (!livesOn) await following.DisposeAsync();
        await failover.TakeOverAsync(async other =>
        {
            await other.AppendAsync("three", TestEvents.Event());
            await other.DeleteStreamAsync(TestEvents.Stream("one"), ExpectedVersion.Any);
            await other.AppendAsync("four", TestEvents.Event());
        });
        if (livesOn)
        {
            Assert.Equal(seen, Assert.IsType<CheckpointLostException>(await following.EndedAsync()).Checkpoint);
            await following.DisposeAsync();
        }

        await using var again = new Following(failover.Store, seen);
        Assert.Equal(seen, Assert.IsType<CheckpointLostException>(await again.EndedAsync()).Checkpoint);
        Assert.Equal("", again.Seen);
    }

    [Fact]
    public async Task A_subscription_goes_on_if_the_event_that_it_stood_at_was_deleted_on_the_new_primary()
    {
        await using var failover = await Failover.StartAsync();
        await failover.AppendAsync("one two");
        await using var following = new Following(failover.Store, Checkpoint.Start);
        await following.ReachedAsync(2);
        await failover.StopFollowingAsync();
        await failover.TakeOverAsync(async other => await other.DeleteStreamAsync(TestEvents.Stream("two"), ExpectedVersion.Any));
        await failover.AppendAsync("three");
        await following.ReachedAsync(4);
        Assert.Equal("one two two three", following.Seen);
    }

    [Fact]
    public async Task A_subscription_goes_on_if_the_new_primary_has_every_event_that_it_has_seen()
    {
        await using var failover = await Failover.StartAsync();
        await using var following = new Following(failover.Store, Checkpoint.Start);
        await failover.AppendAsync("one two");
        await following.ReachedAsync(2);
        await failover.StopFollowingAsync();
        await failover.TakeOverAsync();
        await failover.AppendAsync("three four five six");
        await following.ReachedAsync(6);
        Assert.Equal("one two three four five six", following.Seen);
    }

    private sealed class Failover(PostgresServer primary, PostgresServer standby, TcpProxy address) : IAsyncDisposable
    {
        public PostgresEventStore Store { get; } = new(new PostgresStoreOptions { ConnectionString = address.ConnectionString });

        public static async Task<Failover> StartAsync()
        {
            var primary = await PostgresServer.StartClusterAsync();
            var address = new TcpProxy(primary.ConnectionString);
            await using (var store = new PostgresEventStore(new PostgresStoreOptions { ConnectionString = primary.ConnectionString })) await store.GetHeadAsync();
            return new Failover(primary, await primary.StartStandbyAsync(), address);
        }

        public async Task AppendAsync(string streams)
        {
            foreach (var stream in streams.Split(' ')) await Store.AppendAsync(stream, TestEvents.Event());
        }

        /// <summary>The standby gets all there is, and then nothing more.</summary>
        public async Task StopFollowingAsync()
        {
            await using var ahead = new TestSchema(primary.ConnectionString, "domainfx");
            await using var behind = new TestSchema(standby.ConnectionString, "domainfx");
            var events = await ahead.ScalarAsync<long>("SELECT count(*) FROM {schema}.events");
            await Until.TrueAsync(async () => await behind.ScalarAsync<long>("SELECT count(*) FROM {schema}.events") >= events);
            await behind.ExecuteAsync("ALTER SYSTEM SET primary_conninfo = ''");
            await behind.ExecuteAsync("SELECT pg_reload_conf()");
            await Until.TrueAsync(async () => await behind.ScalarAsync<long>("SELECT count(*) FROM pg_stat_wal_receiver") == 0);
        }

        /// <summary>The primary is gone, and its address leads to the standby, which is the primary now.</summary>
        /// <param name="work">What somebody else does there before the address leads to it.</param>
        public async Task TakeOverAsync(Func<PostgresEventStore, Task>? work = null)
        {
            await primary.StopAsync(PostgresStop.Immediate);
            await using var schema = new TestSchema(standby.ConnectionString, "domainfx");
            await schema.ExecuteAsync("SELECT pg_promote()");
            if (work is not null)
            {
                await Until.TrueAsync(async () => await schema.ScalarAsync<bool>("SELECT NOT pg_is_in_recovery()"));
                await using var other = new PostgresEventStore(new PostgresStoreOptions { ConnectionString = standby.ConnectionString });
                await work(other);
            }

            address.LeadTo(standby.ConnectionString);
        }

        public async ValueTask DisposeAsync()
        {
            await Store.DisposeAsync();
            await address.DisposeAsync();
            await standby.DisposeAsync();
            await primary.DisposeAsync();
        }
    }
}
