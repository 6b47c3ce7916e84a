using DomainFx.Benchmarks.Command;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.References.PostgresStore;
using DomainFx.Postgres;

namespace DomainFx.Benchmarks.Postgres.Projections;

/// <summary>The same history twice, in a store of ours and in a table by hand: a few long streams and many short ones, interleaved.</summary>
internal sealed class ProjectedPurses(BenchmarkServer server, int longStreams, int shortStreams) : IAsyncDisposable
{
    private const int LongLength = 1_000;
    private const int ShortLength = 20;

    private BenchmarkSchema? _ours;
    private BenchmarkSchema? _byHand;
    private Domain? _domain;

    public int Events => (longStreams * LongLength) + (shortStreams * ShortLength);

    public async Task<Domain> OpenAsync()
    {
        if (_domain is not null) return _domain;
        _ours = await server.NewSchemaAsync("projected");
        var domain = Domain.Create(builder => builder
            .AddDomainFxBenchmarks()
            .UsePostgres(new PostgresStoreOptions { ConnectionString = _ours.ConnectionString, Schema = _ours.Name }));
        // The store gives the names their keys itself.
        await domain.Purse("first").FillAsync(10);
        await domain.Purse("first").SpendAsync(10);
        await _ours.ExecuteAsync(Fill);
        await _ours.SettleAsync("streams", "events");
        return _domain = domain;
    }

    /// <summary>The table by hand: as much of each event as a loop over it wants.</summary>
    public async Task<BenchmarkSchema> ByHandAsync()
    {
        if (_byHand is not null) return _byHand;
        await OpenAsync();
        _byHand = await server.NewSchemaAsync("by_hand");
        await _byHand.ExecuteAsync(
            $$"""
            CREATE SCHEMA {schema};
            CREATE TABLE {schema}.events (position bigint PRIMARY KEY, stream text NOT NULL, type text NOT NULL, occurred_at timestamptz NOT NULL, metadata bytea NOT NULL, data bytea NOT NULL);
            INSERT INTO {schema}.events
            SELECT e.position, s.id, t.name, now(), e.metadata, e.data
            FROM {{_ours!.Name}}.events AS e JOIN {{_ours.Name}}.streams AS s ON s.key = e.stream JOIN {{_ours.Name}}.event_types AS t ON t.key = e.type ORDER BY e.position;
            """);
        await _byHand.SettleAsync("events");
        return _byHand;
    }

    public async Task EmptyAsync(IEnumerable<string> tables)
    {
        foreach (var table in tables) await _ours!.ExecuteAsync($"TRUNCATE {{schema}}.{table}");
        await _ours!.ExecuteAsync("CHECKPOINT");
    }

    public async ValueTask DisposeAsync()
    {
        if (_domain is not null) await _domain.DisposeAsync();
        if (_ours is not null) await _ours.DisposeAsync();
        if (_byHand is not null) await _byHand.DisposeAsync();
    }

    // Each stream's events are spread over the whole history, from a start of its own.
    private string Fill =>
        $$"""
        INSERT INTO {schema}.streams (category, id, version)
        SELECT c.key, 'purse-' || s, CASE WHEN s < {{longStreams}} THEN {{LongLength}} ELSE {{ShortLength}} END
        FROM {schema}.categories AS c, generate_series(0, {{longStreams + shortStreams - 1}}) AS s WHERE c.name = 'purse';
        ALTER TABLE {schema}.events DROP CONSTRAINT events_pkey;
        INSERT INTO {schema}.events (stream, version, position, occurred_at, recorded_at, type, category, event_id, metadata, data)
        SELECT e.key, e.v, nextval('{schema}.positions'), 639000000000000000 + e.v, 639000000000000000 + e.v,
               CASE e.v % 2 WHEN 1 THEN filled.key ELSE spent.key END, e.category, gen_random_uuid(), {{PurseRows.Metadata}}, {{PurseRows.Data("e.v")}}
        FROM (
            SELECT s.key, s.category, v FROM {schema}.streams AS s CROSS JOIN LATERAL generate_series(1, s.version) AS v WHERE s.id <> 'first'
            ORDER BY (v - 1 + (hashtext(s.id) & 65535) / 65536.0) / s.version) AS e,
            {schema}.event_types AS filled, {schema}.event_types AS spent
        WHERE filled.name = 'purse-filled' AND spent.name = 'purse-spent';
        ALTER TABLE {schema}.events ADD CONSTRAINT events_pkey PRIMARY KEY (stream, version);
        """;
}
