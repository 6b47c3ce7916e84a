using System.Diagnostics;
using DomainFx.Postgres.Tests.Backups;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Tests.Notifications;

/// <summary>How a process hears of the appends of others.</summary>
public sealed class NotificationTests(SharedServer server)
{
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(30);
    private readonly string _application = $"a{Guid.NewGuid():N}";

    [Fact]
    public async Task A_notification_ends_a_wait_that_polling_would_not()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var waiting = new PostgresEventStore(Options(schema) with { PollInterval = Never, MaxPollInterval = Never });
        await using var appending = schema.OpenStore();
        var wait = waiting.WaitForEventsAsync(0).AsTask();
        await Until.TrueAsync(async () => await ListenersAsync(schema) == 1);
        Assert.False(wait.IsCompleted);
        await appending.AppendAsync("a", TestEvents.Event());
        await wait.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_no_notification_tells_of_is_found_by_polling()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var waiting = schema.OpenStore();
        await using var silent = new PostgresEventStore(schema.Options with { Notifications = false });
        var wait = waiting.WaitForEventsAsync(0).AsTask();
        await silent.AppendAsync("a", TestEvents.Event());
        await wait.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task All_who_wait_share_one_connection_which_comes_back_when_it_is_lost()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = new PostgresEventStore(Options(schema));
        await using var other = schema.OpenStore();
        Following[] following = [.. Enumerable.Range(0, 8).Select(_ => new Following(store, Checkpoint.Start))];
        await Until.TrueAsync(async () => await ListenersAsync(schema) == 1);
        await other.AppendAsync("one", TestEvents.Event());
        foreach (var one in following) await one.ReachedAsync(1);
        Assert.Equal(1, await ListenersAsync(schema));

        Assert.Equal(1, await schema.ScalarAsync<long>($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE {Listening}"));
        await other.AppendAsync("two", TestEvents.Event());
        foreach (var one in following) await one.ReachedAsync(2);
        await Until.TrueAsync(async () => await ListenersAsync(schema) == 1);
        foreach (var one in following)
        {
            Assert.Equal("one two", one.Seen);
            await one.DisposeAsync();
        }
    }

    [Fact]
    public async Task Many_appends_send_few_notifications()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await store.AppendAsync("a", TestEvents.Event());
        await using var connection = await schema.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var heard = 0;
        connection.Notification += (_, _) => heard++;
        var number = await schema.ScalarAsync<long>("SELECT '{schema}.positions'::regclass::oid::bigint");
        await using (var listen = new NpgsqlCommand(schema.Named($"LISTEN domainfx_{number}; SELECT pg_advisory_lock_shared(-{{schema}}.domainfx_lock_namespace(), 0)"), connection)) await listen.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 300; i++) await store.AppendAsync("a", TestEvents.Event());
        while (await connection.WaitAsync(200, TestContext.Current.CancellationToken))
        {
            // Until none comes any more.
        }

        // One in 10 ms, one that is told of at once, and one on its way when they began to be counted.
        Assert.InRange(heard, 1, (watch.Elapsed.TotalMilliseconds / 10) + 2);
    }

    private PostgresStoreOptions Options(TestSchema schema) => schema.Options with { ConnectionString = $"{schema.ConnectionString};Application Name={_application}" };

    private string Listening => $"application_name = '{_application}' AND query LIKE '%pg_advisory_lock_shared(-%'";

    private Task<long> ListenersAsync(TestSchema schema) => schema.ScalarAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE {Listening}");
}
