using System.Diagnostics;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Tests.Streams;

/// <summary>A transaction of somebody else that holds a stream's row holds up that stream alone.</summary>
public sealed class LockedStreamTests(SharedServer server)
{
    [Fact]
    public async Task Other_streams_go_on_in_the_same_process()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await store.AppendAsync("held", TestEvents.Event());
        await store.AppendAsync("free", TestEvents.Event());
        await using var holder = await HoldAsync(schema, "held");
        var held = store.AppendAsync("held", TestEvents.Event()).AsTask();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 200; i++) await store.AppendAsync(i % 2 == 0 ? "free" : $"new {i}", TestEvents.Event());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"200 appends beside a held stream took {watch.Elapsed}");
        Assert.False(held.IsCompleted);
        await holder.DisposeAsync();
        Assert.Equal(2, (await held).StreamVersion);
    }

    [Fact]
    public async Task An_append_to_several_streams_waits_for_the_held_one_and_holds_up_no_reader()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await store.AppendAsync("held", TestEvents.Event());
        await using var holder = await HoldAsync(schema, "held");
        var held = store.AppendAsync([TestEvents.Append("free", TestEvents.Event()), TestEvents.Append("held", TestEvents.Event())]).AsTask();
        var other = await store.AppendAsync("other", TestEvents.Event());
        // It waits for its rows before it takes the fence.
        Assert.Equal(other.Position, await store.GetHeadAsync());
        await holder.DisposeAsync();
        await held;
        Assert.Equal(4, (await store.ReadAllAsync()).Count);
    }

    [Theory, InlineData(1, false), InlineData(3, false), InlineData(1, true)]
    public async Task A_held_stream_that_is_expected_at_a_version_is_waited_for_and_is_no_conflict(int events, bool isCommand)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await store.AppendAsync("held", TestEvents.Event());
        await using var holder = await HoldAsync(schema, "held");
        var held = store.AppendAsync(new StreamAppend
        {
            Stream = TestEvents.Stream("held"), Expected = ExpectedVersion.Exactly(1), Events = TestEvents.Events(events), Command = isCommand ? new CommandKey(Guid.NewGuid(), 1) : null,
        }).AsTask();
        // Passed over by a batch, it waits in a lane of its own.
        await Until.TrueAsync(() => schema.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%{schema}.append%' AND pid <> pg_backend_pid())"));
        Assert.False(held.IsCompleted);
        await holder.DisposeAsync();
        Assert.Equal(1 + events, (await held).StreamVersion);
    }

    [Fact]
    public async Task A_stream_that_stays_held_is_given_up_as_transient()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = new PostgresEventStore(schema.Options with { LockTimeout = TimeSpan.FromSeconds(1) });
        await store.AppendAsync("held", TestEvents.Event());
        await using var holder = await HoldAsync(schema, "held");
        var failure = await Assert.ThrowsAsync<EventStoreException>(() => store.AppendAsync("held", TestEvents.Event()).AsTask());
        Assert.True(failure.IsTransient);
        Assert.Contains("'account/held' is held by another transaction", failure.Message, StringComparison.Ordinal);
        Assert.Contains("LockTimeout", failure.Message, StringComparison.Ordinal);
        foreach (var close in (Func<Task>[])[() => store.ArchiveStreamAsync(TestEvents.Stream("held"), ExpectedVersion.Any).AsTask(), () => store.DeleteStreamAsync(TestEvents.Stream("held"), ExpectedVersion.Any).AsTask()])
        {
            var watch = Stopwatch.StartNew();
            failure = await Assert.ThrowsAsync<EventStoreException>(close);
            Assert.True(failure.IsTransient);
            Assert.Contains("'account/held', or what belongs to it, is held by another transaction", failure.Message, StringComparison.Ordinal);
            Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(20));
        }

        await holder.DisposeAsync();
        await store.AppendAsync("held", TestEvents.Event());
    }

    [Fact]
    public async Task A_new_stream_that_another_process_is_about_to_make_holds_up_that_stream_alone()
    {
        await using var run = await Fence.Interleaving.StartAsync(server.ConnectionString);
        var making = await run.StallAsync(run.First, "new");
        var waiting = run.Second.AppendAsync("new", TestEvents.Event()).AsTask();
        for (var i = 0; i < 20; i++) await run.Second.AppendAsync($"other {i}", TestEvents.Event());
        Assert.False(waiting.IsCompleted);
        await making.Gate.OpenAsync();
        await making.Append;
        Assert.Equal(2, (await waiting).StreamVersion);
    }

    private static async Task<NpgsqlConnection> HoldAsync(TestSchema schema, string stream)
    {
        var connection = await schema.Database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(schema.Named("BEGIN; SELECT FROM {schema}.streams WHERE id = '" + stream + "' FOR UPDATE"), connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
