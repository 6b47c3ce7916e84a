using DomainFx.Benchmarks.Command;
using DomainFx.Benchmarks.References.PostgresStore;
using DomainFx.Postgres;

namespace DomainFx.Benchmarks.Postgres.Server;

/// <summary>A store of ours that holds purses purse-0, purse-1, … with so many events each. Filled by SQL when it is first asked for.</summary>
internal sealed class PurseStore(BenchmarkServer server, int streams, int events, int cached = 0) : IAsyncDisposable
{
    private const int RowsAtOnce = 1_000_000;

    private BenchmarkSchema? _schema;
    private Domain? _domain;

    public int Streams => streams;

    public int Events => events;

    public async Task<BenchmarkSchema> SchemaAsync()
    {
        await OpenAsync();
        return _schema!;
    }

    public async Task<Domain> OpenAsync()
    {
        if (_domain is not null) return _domain;
        _schema = await server.NewSchemaAsync("ours");
        var domain = Domain.Create(builder => builder
            .AddDomainFxBenchmarks()
            .UsePostgres(new PostgresStoreOptions { ConnectionString = _schema.ConnectionString, Schema = _schema.Name })
            .Configure(options => options.CachedAggregates = cached));
        // The store gives the names their keys itself.
        await domain.Purse("first").FillAsync(10);
        await domain.Purse("first").SpendAsync(10);
        await FillAsync(_schema);
        await _schema.SettleAsync("streams", "events");
        return _domain = domain;
    }

    public async ValueTask DisposeAsync()
    {
        if (_domain is not null) await _domain.DisposeAsync();
        if (_schema is not null) await _schema.DisposeAsync();
        (_domain, _schema) = (null, null);
    }

    // Indexes are made anew, which for many rows is faster than to keep them. Events are written in turns, as in a store that many use.
    private async Task FillAsync(BenchmarkSchema schema)
    {
        await schema.ExecuteAsync(
            $$"""
            INSERT INTO {schema}.streams (category, id, version)
            SELECT c.key, 'purse-' || s, {{events}} FROM {schema}.categories AS c, generate_series(0, {{streams - 1}}) AS s WHERE c.name = 'purse';
            ALTER TABLE {schema}.events DROP CONSTRAINT events_pkey;
            DROP INDEX {schema}.events_by_position;
            """);
        var versions = Math.Max(1, RowsAtOnce / streams);
        for (var version = 1; version <= events; version += versions)
        {
            await schema.ExecuteAsync(Insert(version, Math.Min(events, version + versions - 1)));
            Report($"{Math.Min((long)events, version + versions - 1) * streams:N0} of {(long)events * streams:N0} events");
        }

        await schema.ExecuteAsync("SET maintenance_work_mem = '512MB'; ALTER TABLE {schema}.events ADD CONSTRAINT events_pkey PRIMARY KEY (stream, version)");
        await schema.ExecuteAsync("SET maintenance_work_mem = '512MB'; CREATE UNIQUE INDEX events_by_position ON {schema}.events (position, type, category, recorded_at)");
        Report("indexes");
    }

    private static string Insert(int from, int to) =>
        $$"""
        INSERT INTO {schema}.events (stream, version, position, occurred_at, recorded_at, type, category, event_id, metadata, data)
        SELECT s.key, v, nextval('{schema}.positions'), 639000000000000000 + v, 639000000000000000 + v,
               CASE v % 2 WHEN 1 THEN filled.key ELSE spent.key END, s.category, gen_random_uuid(), {{PurseRows.Metadata}}, {{PurseRows.Data("v")}}
        FROM generate_series({{from}}, {{to}}) AS v CROSS JOIN {schema}.streams AS s, {schema}.event_types AS filled, {schema}.event_types AS spent
        WHERE s.id <> 'first' AND filled.name = 'purse-filled' AND spent.name = 'purse-spent'
        """;

    // What takes long is told, beside the figures.
    private void Report(string done)
    {
        if ((long)events * streams > RowsAtOnce) Console.Error.WriteLine($"# filling: {done}");
    }
}
