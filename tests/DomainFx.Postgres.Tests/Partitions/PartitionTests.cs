using System.Diagnostics;
using DomainFx.Postgres.Tests.Backups;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Tests.Partitions;

/// <summary>A store that is partitioned, what becomes of its partitions, and those who work with it meanwhile.</summary>
public sealed class PartitionTests(SharedServer server)
{
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_store_that_is_partitioned_under_load_loses_doubles_and_reorders_nothing()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await store.AppendAsync("earlier", TestEvents.Events(20));
        await using var following = new Following(store, Checkpoint.Start);
        using var stopped = new CancellationTokenSource(Load);
        var callers = Enumerable.Range(0, 8).Select(caller => Task.Run(() => CallAsync(store, $"s{caller}", stopped.Token))).ToArray();
        await Until.TrueAsync(async () => await store.GetHeadAsync() > 100);
        await schema.PartitionAsync(positions: 50, ahead: 1);
        for (; !stopped.IsCancellationRequested; await Task.Delay(20, CancellationToken.None)) await PostgresSchema.AddPartitionsAsync(schema.Options, ahead: 1, CancellationToken.None);
        var sent = await Task.WhenAll(callers);

        var all = await store.ReadAllAsync();
        var stored = all.ToLookup(one => one.Stream.Id, one => one.EventId);
        for (var caller = 0; caller < sent.Length; caller++) Assert.Equal(sent[caller], stored[$"s{caller}"]);
        await following.ReachedAsync(all.Count);
        Assert.Equal(string.Join(' ', all.Select(one => one.Stream.Id)), following.Seen);
        Assert.InRange(await schema.ScalarAsync<long>("SELECT count(DISTINCT tableoid) FROM {schema}.events"), 4, long.MaxValue);
    }

    [Fact]
    public async Task Events_that_come_before_their_partition_are_stored_and_moved_into_it_later()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await schema.PartitionAsync(positions: 10, ahead: 1);
        await using var store = schema.OpenStore();
        for (var i = 0; i < 15; i++) await store.AppendAsync($"s{i % 4}", TestEvents.Events(3));
        var before = (await store.ReadAllAsync()).ConvertAll(one => (one.Stream, one.Version, one.Position, one.EventId));
        Assert.Equal(25, await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events_rest"));
        // 45 positions are given: the fifth partition is being filled, and the first two are there.
        Assert.Equal(5, await PostgresSchema.AddPartitionsAsync(schema.Options, ahead: 2, TestContext.Current.CancellationToken));
        Assert.Equal(0, await PostgresSchema.AddPartitionsAsync(schema.Options, ahead: 2, TestContext.Current.CancellationToken));
        Assert.Equal(0, await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events_rest"));
        Assert.Equal(5, await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events_from_41"));
        Assert.Equal(before, (await store.ReadAllAsync()).ConvertAll(one => (one.Stream, one.Version, one.Position, one.EventId)));
    }

    [Fact]
    public async Task An_append_on_its_way_to_the_rest_while_its_partition_is_made_is_stored_there()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await schema.PartitionAsync(positions: 5, ahead: 1);
        await using var store = schema.OpenStore();
        await store.AppendAsync("a", TestEvents.Events(12));
        await using var owner = await schema.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await owner.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var add = new NpgsqlCommand(schema.Named("SELECT {schema}.add_partitions_v1(1)"), owner)) Assert.Equal(2, await add.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        var appending = store.AppendAsync("a", TestEvents.Event()).AsTask();
        await Until.TrueAsync(() => schema.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_locks WHERE relation = '{schema}.events_rest'::regclass AND NOT granted)"));
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(13, (await appending).StreamVersion);
        Assert.Equal(3, await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events_from_11"));
        Assert.Equal(Enumerable.Range(1, 13), (await store.ReadAllAsync()).Select(one => (int)one.Version));
    }

    [Fact]
    public async Task A_partition_whose_streams_are_archived_can_be_dropped()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await schema.PartitionAsync(positions: 10, ahead: 3);
        await using var store = schema.OpenStore();
        await store.AppendAsync("old", TestEvents.Events(10));
        await store.AppendAsync("new", TestEvents.Events(5));
        var checkpoint = Checkpoint.At((await store.ReadAllAsync())[9]);
        await store.ArchiveStreamAsync(TestEvents.Stream("old"), ExpectedVersion.Any);
        Assert.Equal(0, await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events_from_1"));
        await schema.ExecuteAsync("ALTER TABLE {schema}.events DETACH PARTITION {schema}.events_from_1; DROP TABLE {schema}.events_from_1");
        await store.AppendAsync("new", TestEvents.Event());
        Assert.Equal(16, (await store.ReadAllAsync()).Count);
        await using var following = new Following(store, checkpoint);
        await following.ReachedAsync(6);
        Assert.Equal(0, await PostgresSchema.AddPartitionsAsync(schema.Options, ahead: 2, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Whoever_holds_the_log_for_long_holds_up_the_making_of_partitions_and_no_reader()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await schema.PartitionAsync(positions: 10, ahead: 1);
        await using var store = schema.OpenStore();
        await store.AppendAsync("a", TestEvents.Events(30));
        await using var dump = await schema.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await dump.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var read = new NpgsqlCommand(schema.Named("SELECT count(*) FROM {schema}.events"), dump)) await read.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        var adding = PostgresSchema.AddPartitionsAsync(schema.Options, ahead: 1, TestContext.Current.CancellationToken);
        await store.AppendAsync("b", TestEvents.Event());
        Assert.Equal(31, (await store.ReadAllAsync()).Count);
        Assert.True((await Assert.ThrowsAsync<EventStoreException>(() => adding)).IsTransient);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, await PostgresSchema.AddPartitionsAsync(schema.Options, ahead: 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_store_without_partitions_is_told_so()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        var failure = await Assert.ThrowsAsync<EventStoreException>(() => PostgresSchema.AddPartitionsAsync(schema.Options, ahead: 1, TestContext.Current.CancellationToken));
        Assert.Contains("PartitionScript", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.IsTransient);
    }

    private static async Task<List<Guid>> CallAsync(PostgresEventStore store, string stream, CancellationToken stopped)
    {
        var sent = new List<Guid>();
        while (!stopped.IsCancellationRequested)
        {
            var events = TestEvents.Events((sent.Count % 3) + 1);
            var append = new StreamAppend { Stream = TestEvents.Stream(stream), Expected = ExpectedVersion.Exactly(sent.Count), Events = events };
            // The token ends the calls between appends, not one in the middle.
            Assert.Equal(sent.Count + events.Length, (await store.AppendAsync(append, CancellationToken.None)).StreamVersion);
            sent.AddRange(events.Select(one => one.EventId));
            await Task.Delay(5, CancellationToken.None);
        }

        return sent;
    }
}
