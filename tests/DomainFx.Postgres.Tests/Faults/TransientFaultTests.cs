using System.Diagnostics;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using DomainFx.Testing.Postgres;

namespace DomainFx.Postgres.Tests.Faults;

/// <summary>Faults that pass, and those that do not.</summary>
public sealed class TransientFaultTests(SharedServer server)
{
    [Fact]
    public async Task Sessions_that_are_ended_under_load_cost_nobody_an_event_or_an_answer()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        var application = $"a{Guid.NewGuid():N}";
        await using var store = new PostgresEventStore(schema.Options with { ConnectionString = $"{schema.ConnectionString};Application Name={application}" });
        using var stopped = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        var callers = Enumerable.Range(0, 16).Select(caller => Task.Run(() => CallAsync(store, $"s{caller}", stopped.Token))).ToArray();
        var ended = 0L;
        while (!stopped.IsCancellationRequested)
        {
            await Task.Delay(150, CancellationToken.None);
            ended += await schema.ScalarAsync<long>($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '{application}'");
        }

        var sent = await Task.WhenAll(callers);
        Assert.InRange(ended, 5, long.MaxValue);
        var stored = (await store.ReadAllAsync()).ToLookup(one => one.Stream.Id, one => one.EventId);
        for (var caller = 0; caller < sent.Length; caller++) Assert.Equal(sent[caller], stored[$"s{caller}"]);
    }

    [Fact]
    public async Task A_server_that_is_restarted_is_waited_for()
    {
        await using var cluster = await PostgresServer.StartClusterAsync();
        await using var schema = new TestSchema(cluster.ConnectionString);
        await using var store = schema.OpenStore();
        await store.AppendAsync("a", TestEvents.Event());
        foreach (var how in new[] { PostgresStop.Fast, PostgresStop.Immediate })
        {
            await cluster.StopAsync(how);
            var (appending, reading) = (store.AppendAsync("a", TestEvents.Event()).AsTask(), store.GetHeadAsync().AsTask());
            await Task.Delay(300, TestContext.Current.CancellationToken);
            Assert.False(appending.IsCompleted);
            await cluster.StartAgainAsync();
            await appending;
            await reading;
        }

        schema.Database.Clear();
        Assert.Equal([1, 2, 3], (await store.ReadAllAsync()).Select(one => one.Version));
    }

    [Fact]
    public async Task A_server_that_stays_away_is_reported_in_time()
    {
        await using var cluster = await PostgresServer.StartClusterAsync();
        await using var schema = new TestSchema(cluster.ConnectionString, "domainfx");
        await using var store = new PostgresEventStore(schema.Options with { RetryTimeout = TimeSpan.FromSeconds(1) });
        await store.AppendAsync("a", TestEvents.Event());
        await cluster.StopAsync();
        var watch = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<EventStoreException>(() => store.AppendAsync("a", TestEvents.Event()).AsTask());
        Assert.True(failure.IsTransient);
        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(4));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_server_that_stays_away_is_reported_to_all_callers_in_time(bool isReadOnly)
    {
        await using var cluster = await PostgresServer.StartClusterAsync();
        await using var schema = new TestSchema(cluster.ConnectionString, "domainfx");
        var store = new PostgresEventStore(schema.Options with { RetryTimeout = TimeSpan.FromSeconds(1) });
        await store.AppendAsync("a", TestEvents.Event());
        if (isReadOnly) await schema.ExecuteAsync("ALTER DATABASE postgres SET default_transaction_read_only = on");
        await (isReadOnly ? schema.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()") : cluster.StopAsync());
        var watch = Stopwatch.StartNew();
        var callers = Enumerable.Range(0, 50).Select(async n =>
        {
            // Some come when others have waited for a while.
            await Task.Delay(n * 10);
            var own = Stopwatch.StartNew();
            var failure = await Assert.ThrowsAsync<EventStoreException>(() => store.AppendAsync($"s{n}", TestEvents.Event()).AsTask());
            Assert.True(failure.IsTransient);
            return own.Elapsed;
        }).ToArray();
        Assert.All(await Task.WhenAll(callers), waited => Assert.InRange(waited, TimeSpan.Zero, TimeSpan.FromSeconds(3)));
        await store.DisposeAsync();
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_server_that_answers_no_more_is_reported_to_all_callers_in_time()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var proxy = new TcpProxy(server.ConnectionString);
        await using var store = new PostgresEventStore(schema.Options with
        {
            ConnectionString = $"{proxy.ConnectionString};Timeout=1;Cancellation Timeout=500",
            CommandTimeout = TimeSpan.FromSeconds(1),
            RetryTimeout = TimeSpan.FromSeconds(1),
            Notifications = false,
        });
        await store.AppendAsync("a", TestEvents.Event());
        // Connections that are there already: some callers find out by a statement, and others by a connection that they do not get.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => store.ReadAllAsync())));
        proxy.HoldAnswers();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Assert.ThrowsAsync<EventStoreException>(() => store.AppendAsync($"s{n}", TestEvents.Event()).AsTask())));
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_given_up_as_transient()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = new PostgresEventStore(schema.Options with { CommandTimeout = TimeSpan.FromSeconds(1) });
        await store.AppendAsync("a", TestEvents.Event());
        await using var holder = await schema.Database.OpenConnectionAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using (var hold = new Npgsql.NpgsqlCommand(schema.Named("LOCK TABLE {schema}.events IN ACCESS EXCLUSIVE MODE"), holder)) await hold.ExecuteNonQueryAsync();
        foreach (var work in new Func<Task>[] { () => store.AppendAsync("a", TestEvents.Event()).AsTask(), () => store.ReadAllAsync() })
        {
            var watch = Stopwatch.StartNew();
            var failure = await Assert.ThrowsAsync<EventStoreException>(work);
            Assert.True(failure.IsTransient, failure.Message);
            Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(6));
        }

        await transaction.RollbackAsync();
        await store.AppendAsync("a", TestEvents.Event());
    }

    private static async Task<List<Guid>> CallAsync(PostgresEventStore store, string stream, CancellationToken stopped)
    {
        var sent = new List<Guid>();
        while (!stopped.IsCancellationRequested)
        {
            var events = TestEvents.Events((sent.Count % 3) + 1);
            // The token ends the calls between appends, not one in the middle.
            var append = new StreamAppend { Stream = TestEvents.Stream(stream), Expected = ExpectedVersion.Exactly(sent.Count), Events = events };
            var result = await store.AppendAsync(append, CancellationToken.None);
            sent.AddRange(events.Select(one => one.EventId));
            Assert.Equal(sent.Count, result.StreamVersion);
        }

        return sent;
    }
}
