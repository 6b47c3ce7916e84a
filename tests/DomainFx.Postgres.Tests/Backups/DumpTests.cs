using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using DomainFx.Testing.Postgres;

namespace DomainFx.Postgres.Tests.Backups;

/// <summary>A store that was dumped and restored: its positions stay, the transaction ids of the new cluster start again.</summary>
public sealed class DumpTests
{
    [Fact]
    public async Task A_subscription_goes_on_in_a_new_cluster_where_it_stood_in_the_old_one()
    {
        Dump dump;
        Checkpoint checkpoint;
        await using (var old = await PostgresServer.StartClusterAsync())
        {
            await using var schema = new TestSchema(old.ConnectionString, "domainfx");
            await using var store = schema.OpenStore();
            await AppendAsync(store, "one two archived deleted");
            await schema.ExecuteAsync("DO $$ BEGIN FOR i IN 1..2000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$");
            await using (var following = new Following(store, Checkpoint.Start)) checkpoint = await following.ReachedAsync(2);
            await store.ArchiveStreamAsync(TestEvents.Stream("archived"), ExpectedVersion.Any);
            await store.DeleteStreamAsync(TestEvents.Stream("deleted"), ExpectedVersion.Any);
            await store.AppendAsync("three", TestEvents.Event());
            dump = await Dump.TakeAsync(old);
            await store.AppendAsync("lost", TestEvents.Event());
        }

        using var _ = dump;
        await using var cluster = await dump.RestoreAsync();
        await using var restored = new TestSchema(cluster.ConnectionString, "domainfx");
        Assert.InRange(await restored.ScalarAsync<int>("SELECT txid_current()::integer"), 1, 2000);
        await using var moved = restored.OpenStore();
        var tail = new[] { "archived", "deleted", "three" };
        await using var goingOn = new Following(moved, checkpoint);
        await goingOn.ReachedAsync(3);
        Assert.Equal(string.Join(' ', tail), goingOn.Seen);
        await AppendAsync(moved, "four one archived-not");
        await goingOn.ReachedAsync(6);
        Assert.Equal("archived deleted three four one archived-not", goingOn.Seen);
        Assert.Equal(2, (await moved.GetStreamAsync(TestEvents.Stream("one"))).Version);
    }

    [Fact]
    public async Task A_checkpoint_beyond_the_head_of_an_older_backup_stops_loudly()
    {
        await using var older = await RestoredOlderAsync();
        await using var following = new Following(older.Store, older.Lost);
        var lost = Assert.IsType<CheckpointLostException>(await following.EndedAsync());
        Assert.Equal((older.Lost, 2), (lost.Checkpoint, lost.Head));
    }

    [Fact]
    public async Task A_checkpoint_at_whose_position_another_event_lies_now_stops_loudly()
    {
        await using var older = await RestoredOlderAsync();
        await AppendAsync(older.Store, "other events than those before");
        Assert.InRange(await older.Store.GetHeadAsync(), older.Lost.Position, long.MaxValue);
        await using var following = new Following(older.Store, older.Lost);
        Assert.Equal(older.Lost, Assert.IsType<CheckpointLostException>(await following.EndedAsync()).Checkpoint);
        Assert.Equal("", following.Seen);
    }

    [Fact]
    public async Task It_stops_loudly_too_if_another_stream_was_deleted_since()
    {
        await using var older = await RestoredOlderAsync();
        await AppendAsync(older.Store, "other temporary");
        await older.Store.DeleteStreamAsync(TestEvents.Stream("temporary"), ExpectedVersion.Any);
        await AppendAsync(older.Store, "more");
        await using var following = new Following(older.Store, older.Lost);
        Assert.Equal(older.Lost, Assert.IsType<CheckpointLostException>(await following.EndedAsync()).Checkpoint);
        Assert.Equal("", following.Seen);
    }

    [Fact]
    public async Task A_store_that_is_restored_beside_another_is_refused_until_it_has_lock_keys_of_its_own()
    {
        await using var cluster = await PostgresServer.StartClusterAsync();
        await using var here = new TestSchema(cluster.ConnectionString, "domainfx");
        await using (var store = here.OpenStore()) await AppendAsync(store, "one two");
        await here.ExecuteAsync("CREATE DATABASE there");
        var there = new Npgsql.NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = "there" }.ConnectionString;
        await using var before = new TestSchema(there, "other");
        await using var after = new TestSchema(there, "domainfx");
        await using (var store = before.OpenStore()) await AppendAsync(store, "other");
        await after.ExecuteAsync("CREATE SCHEMA domainfx");
        using (var dump = await Dump.TakeAsync(cluster)) await dump.RestoreAsync(cluster, "there", "domainfx");
        Assert.Equal(await KeysAsync(before), await KeysAsync(after));

        await using var restored = after.OpenStore();
        var refusal = await Assert.ThrowsAsync<EventStoreException>(() => restored.GetHeadAsync().AsTask());
        Assert.Contains("SELECT \"domainfx\".allocate_lock_namespace()", refusal.Message, StringComparison.Ordinal);
        await using (var store = before.OpenStore()) await AppendAsync(store, "goes-on");

        await after.ExecuteAsync("SELECT {schema}.allocate_lock_namespace()");
        Assert.NotEqual(await KeysAsync(before), await KeysAsync(after));
        await using var following = new Following(restored, Checkpoint.Start);
        await AppendAsync(restored, "three");
        await following.ReachedAsync(3);
        Assert.Equal("one two three", following.Seen);
    }

    private static Task<int> KeysAsync(TestSchema schema) => schema.ScalarAsync<int>("SELECT {schema}.domainfx_lock_namespace()");

    private static async Task<OlderBackup> RestoredOlderAsync()
    {
        await using var old = await PostgresServer.StartClusterAsync();
        await using var store = new PostgresEventStore(new PostgresStoreOptions { ConnectionString = old.ConnectionString });
        await AppendAsync(store, "one two");
        using var dump = await Dump.TakeAsync(old);
        await AppendAsync(store, "three four");
        await using var following = new Following(store, Checkpoint.Start);
        var checkpoint = await following.ReachedAsync(4);
        var cluster = await dump.RestoreAsync();
        return new OlderBackup(cluster, new PostgresEventStore(new PostgresStoreOptions { ConnectionString = cluster.ConnectionString }), checkpoint);
    }

    private static async Task AppendAsync(IEventStore store, string streams)
    {
        foreach (var stream in streams.Split(' ')) await store.AppendAsync(stream, TestEvents.Event());
    }

    private sealed record OlderBackup(PostgresServer Cluster, PostgresEventStore Store, Checkpoint Lost) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Store.DisposeAsync();
            await Cluster.DisposeAsync();
        }
    }
}
