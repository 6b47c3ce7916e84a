using System.Diagnostics;
using DomainFx.Postgres.Tests.Backups;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using DomainFx.Testing.Postgres;
using Npgsql;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>A crash may set the sequence back: what was given to appends that were rolled back need not be on the disk.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task After_a_crash_that_sets_the_sequence_back_a_subscription_that_lived_through_it_misses_nothing()
    {
        await using var cluster = await PostgresServer.StartClusterAsync();
        await using var schema = new TestSchema(cluster.ConnectionString);
        await using var store = schema.OpenStore();
        await store.AppendAsync("before", TestEvents.Event());
        await using var following = new Following(store, Checkpoint.Start);
        await following.ReachedAsync(1);

        await BurnPositionsAsync(schema, 100);
        Assert.Equal(101, await GivenAsync(schema));
        // Time for the subscription to look at what there is, which is nothing.
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        await cluster.RestartAsync(PostgresStop.Immediate);
        schema.Database.Clear();
        // How much of what was rolled back reached the disk is up to the server's log writer: in the worst case nothing did.
        await schema.ExecuteAsync("SELECT setval('{schema}.positions', 1)");

        for (var i = 0; i < 5; i++) await store.AppendAsync($"after-{i}", TestEvents.Event());
        await following.ReachedAsync(6);
        Assert.Equal("before after-0 after-1 after-2 after-3 after-4", following.Seen);
    }

    [Fact]
    public async Task After_a_crash_that_the_server_lived_through_a_subscription_stops_loudly_if_an_event_that_it_has_seen_was_lost()
    {
        await using var cluster = await PostgresServer.StartClusterAsync(new PostgresServerOptions
        {
            Settings = new Dictionary<string, string>
            {
                ["synchronous_commit"] = "off", ["restart_after_crash"] = "on", ["autovacuum"] = "off", ["bgwriter_lru_maxpages"] = "0",
            },
        });
        await using var schema = new TestSchema(cluster.ConnectionString);
        await using var store = new PostgresEventStore(schema.Options with { AllowAsynchronousCommit = true });
        foreach (var stream in "one two".Split(' ')) await store.AppendAsync(stream, TestEvents.Event());
        await using var following = new Following(store, Checkpoint.Start);
        await following.ReachedAsync(2);
        await schema.ExecuteAsync("CHECKPOINT");
        // Nobody else writes the log.
        await SignalAsync(schema, "-STOP", "walwriter");
        foreach (var stream in "lost lost lost".Split(' ')) await store.AppendAsync(stream, TestEvents.Event());
        var seen = await following.ReachedAsync(5);
        var started = await schema.ScalarAsync<DateTime>("SELECT pg_postmaster_start_time()");
        await SignalAsync(schema, "-KILL", "client backend");

        await Until.TrueAsync(async () => await CountAsync(schema) == 2);
        Assert.Equal(started, await schema.ScalarAsync<DateTime>("SELECT pg_postmaster_start_time()"));
        foreach (var stream in "three four five six".Split(' ')) await store.AppendAsync(stream, TestEvents.Event());
        Assert.Equal(seen, Assert.IsType<CheckpointLostException>(await following.EndedAsync()).Checkpoint);
        Assert.Equal("one two lost lost lost", following.Seen);
    }

    private static async Task SignalAsync(TestSchema schema, string signal, string kind)
    {
        var pid = await schema.ScalarAsync<int>($"SELECT min(pid) FROM pg_stat_activity WHERE backend_type = '{kind}' AND pid <> pg_backend_pid()");
        using var kill = Process.Start("kill", [signal, $"{pid}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    // Null while the server is recovering.
    private static async Task<long?> CountAsync(TestSchema schema)
    {
        try
        {
            return await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events");
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    // Appends that are rolled back: their positions are gone, and nothing of them has to be on the disk.
    private static async Task BurnPositionsAsync(TestSchema schema, int count)
    {
        await using var raw = await RawAppends.BeginAsync(schema);
        for (var i = 0; i < count; i++) await raw.AppendAsync("burnt");
        await raw.RunAsync("ROLLBACK");
    }

    private static Task<long> GivenAsync(TestSchema schema) => schema.ScalarAsync<long>("SELECT coalesce(pg_sequence_last_value('{schema}.positions'::regclass), 0)");
}
