using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using DomainFx.Testing.Postgres;

namespace DomainFx.Postgres.Tests.Schema;

/// <summary>A session keeps the plan that it made when a table was small, and statistics of a small table say that reading all of it is cheapest.</summary>
public sealed class SmallTableTests
{
    private const string Loads =
        "SELECT * FROM {schema}.streams AS s JOIN {schema}.events AS e ON e.stream = s.key LEFT JOIN {schema}.snapshots AS n ON n.stream = s.key AND n.key = 1 LEFT JOIN {schema}.commands AS c ON c.stream = s.key AND c.command_id = gen_random_uuid() WHERE s.category = 1 AND s.id = 'a'";

    [Fact]
    public async Task Its_plans_use_indexes_from_the_first_event_on()
    {
        await using var cluster = await PostgresServer.StartClusterAsync(new PostgresServerOptions { Settings = new Dictionary<string, string> { ["autovacuum_naptime"] = "1s" } });
        await using var schema = new TestSchema(cluster.ConnectionString);
        await using var store = schema.OpenStore();
        for (var i = 0; i < 40; i++)
        {
            foreach (var stream in "a b c".Split(' ')) await store.AppendAsync(stream, TestEvents.Events(2));
            await store.SaveSnapshotAsync(new Snapshot(TestEvents.Stream("a"), 1, (i + 1) * 2, new byte[] { 1 }));
        }

        // A table like any other is analysed by now, and once more: all tables were looked at in between.
        await schema.ExecuteAsync("CREATE TABLE {schema}.other AS SELECT * FROM {schema}.events");
        for (var times = 1; times <= 2; times++)
        {
            await Until.TrueAsync(async () => await schema.ScalarAsync<long>("SELECT autoanalyze_count FROM pg_stat_user_tables WHERE relid = '{schema}.other'::regclass") >= times);
            await schema.ExecuteAsync("UPDATE {schema}.other SET version = 0");
        }

        Assert.Equal(
            "commands events snapshots streams",
            await schema.ScalarAsync<string>("SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relnamespace = '{schema}'::regnamespace AND relname IN ('commands', 'events', 'snapshots', 'streams') AND reltuples = -1"));
        Assert.DoesNotContain("Seq Scan", await PlanAsync(schema), StringComparison.Ordinal);

        await schema.ExecuteAsync("ANALYZE {schema}.commands, {schema}.snapshots, {schema}.streams");
        Assert.Contains("Seq Scan", await PlanAsync(schema), StringComparison.Ordinal);
    }

    private static Task<string> PlanAsync(TestSchema schema) => schema.ScalarAsync<string>($"EXPLAIN (FORMAT JSON) {Loads}");
}
