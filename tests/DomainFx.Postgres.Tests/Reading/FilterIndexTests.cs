using System.Globalization;
using System.Text.Json;
using DomainFx.Postgres.Reading;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using DomainFx.Testing.Postgres;
using Npgsql;

namespace DomainFx.Postgres.Tests.Reading;

/// <summary>Filters are answered from the index of the global order: of the table, a read touches the rows that it returns.</summary>
public sealed class FilterIndexTests : IAsyncLifetime
{
    // One of its own: where other tests hold a snapshot, VACUUM leaves out what they may see.
    private PostgresServer? _server;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async ValueTask InitializeAsync() => _server = await PostgresServer.StartClusterAsync();

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    public static TheoryData<string> Filters => ["type", "category", "time", "all three"];

    [Theory, MemberData(nameof(Filters))]
    public async Task A_filter_is_answered_from_the_index(string filter)
    {
        await using var schema = await FilledAsync(isPartitioned: false);
        var plan = await ExplainAsync(schema, Filter(filter));
        var scans = Nodes(plan).Where(node => Text(node, "Relation Name") == "events").ToArray();
        Assert.All(scans, scan => Assert.Equal("events_by_position", Text(scan, "Index Name")));
        var finding = Assert.Single(scans, scan => Text(scan, "Node Type") == "Index Only Scan");
        Assert.Equal(19, Number(finding, "Actual Rows"));
        Assert.InRange(Number(finding, "Heap Fetches"), 0, 100);
        // Some 1,300 pages hold the 20,000 events.
        Assert.InRange(Number(plan, "Shared Hit Blocks") + Number(plan, "Shared Read Blocks"), 1, 400);
    }

    [Fact]
    public async Task Events_are_counted_by_the_index_alone()
    {
        await using var schema = await FilledAsync(isPartitioned: false);
        var plan = await ExplainAsync(schema, parameters => ReadAllSql.Count(schema.Named("{schema}"), 10_000, 20_000, Filter("type"), parameters));
        var scan = Assert.Single(Nodes(plan), node => Text(node, "Relation Name") == "events");
        Assert.Equal(("Index Only Scan", "events_by_position"), (Text(scan, "Node Type"), Text(scan, "Index Name")));
        Assert.Equal(19, Number(scan, "Actual Rows"));
        Assert.InRange(Number(plan, "Shared Hit Blocks") + Number(plan, "Shared Read Blocks"), 1, 200);
    }

    [Fact]
    public async Task A_page_of_a_partitioned_store_reads_its_own_partition_only()
    {
        await using var schema = await FilledAsync(isPartitioned: true);
        var plan = await ExplainAsync(schema, EventFilter.All, after: 12_000, maxCount: 100);
        var read = Nodes(plan).Where(node => Text(node, "Relation Name").StartsWith("events_", StringComparison.Ordinal) && Number(node, "Actual Loops") > 0)
            .ToDictionary(node => Text(node, "Relation Name"), node => Number(node, "Actual Rows"));
        // Of partitions before it nothing is read, and of those behind it no more than tells that they come later.
        Assert.Equal(100, read["events_from_10001"]);
        Assert.DoesNotContain("events_from_1", read.Keys);
        Assert.DoesNotContain("events_from_5001", read.Keys);
        Assert.InRange(read.Values.Sum(), 100, 103);
    }

    // 19 events of another type, in another category, at a later time than the rest, are spread over the last part.
    private async Task<TestSchema> FilledAsync(bool isPartitioned)
    {
        var schema = new TestSchema(_server!.ConnectionString);
        if (isPartitioned) await schema.PartitionAsync(positions: 5_000, ahead: 4);
        await using (var store = schema.OpenStore())
        {
            await store.AppendAsync("a", TestEvents.Event());
            await store.AppendAsync(new StreamAppend { Stream = new StreamId("rare", "a"), Expected = ExpectedVersion.Any, Events = new[] { TestEvents.Event(type: "rare") } });
        }

        await schema.ExecuteAsync(
            $$"""
            INSERT INTO {schema}.events (stream, version, position, occurred_at, recorded_at, type, category, event_id, metadata, data)
            SELECT CASE WHEN r THEN 2 ELSE 1 END, n + 1, n + 2, 0, {{Start.UtcTicks}} + CASE WHEN r THEN n ELSE -n END,
                (SELECT key FROM {schema}.event_types WHERE name = CASE WHEN r THEN 'rare' ELSE 'tested' END),
                (SELECT key FROM {schema}.categories WHERE name = CASE WHEN r THEN 'rare' ELSE 'account' END), gen_random_uuid(), '', convert_to(repeat('x', 400), 'UTF8')
            FROM generate_series(1, 19998) AS n, LATERAL (SELECT n % 500 = 0 AND n > 10000 AS r) AS k;
            UPDATE {schema}.events SET recorded_at = 0 WHERE position <= 2;
            UPDATE {schema}.events SET type = 1, category = 1 WHERE position = 2;
            SELECT setval('{schema}.positions', 20000);
            """);
        await schema.ExecuteAsync("VACUUM ANALYZE {schema}.events");
        return schema;
    }

    private static EventFilter Filter(string filter) => filter switch
    {
        "type" => new EventFilter { EventTypes = ["rare"] },
        "category" => new EventFilter { Categories = ["rare"] },
        "time" => new EventFilter { RecordedFrom = Start },
        _ => new EventFilter { EventTypes = ["rare"], Categories = ["rare"], RecordedFrom = Start },
    };

    /// <summary>The plan of the statement as it is shipped, run.</summary>
    private static Task<JsonElement> ExplainAsync(TestSchema schema, EventFilter filter, long after = 0, int maxCount = 1_000) =>
        ExplainAsync(schema, parameters => ReadAllSql.Page(schema.Named("{schema}"), after, after + 100_000, maxCount, filter, skipsArchive: false, parameters));

    private static async Task<JsonElement> ExplainAsync(TestSchema schema, Func<NpgsqlParameterCollection, string> sql)
    {
        await using var connection = await schema.Database.OpenConnectionAsync();
        await using var explain = new NpgsqlCommand();
        explain.Connection = connection;
        explain.CommandText = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql(explain.Parameters);
        using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync())!);
        return plan.RootElement[0].GetProperty("Plan").Clone();
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node) =>
        node.TryGetProperty("Plans", out var plans) ? plans.EnumerateArray().SelectMany(Nodes).Prepend(node) : [node];

    private static string Text(JsonElement node, string property) => node.TryGetProperty(property, out var value) ? value.GetString()! : "";

    private static long Number(JsonElement node, string property) => long.Parse(node.GetProperty(property).GetRawText(), CultureInfo.InvariantCulture);
}
