namespace DomainFx.Benchmarks.References.PostgresStore;

/// <summary>The tables of an event store as one writes them by hand: what is stored of an event, and which rows an append locks, is the same as in ours.</summary>
internal static class HandWrittenTables
{
    public const string Sql =
        """
        CREATE SCHEMA {schema};
        CREATE TABLE {schema}.streams (
            key     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            name    text NOT NULL UNIQUE,
            version bigint NOT NULL
        ) WITH (fillfactor = 70);
        CREATE TABLE {schema}.events (
            position    bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
            stream      bigint NOT NULL,
            version     bigint NOT NULL,
            occurred_at timestamptz NOT NULL,
            recorded_at timestamptz NOT NULL DEFAULT now(),
            type        text NOT NULL,
            event_id    uuid NOT NULL,
            metadata    bytea NOT NULL,
            data        bytea NOT NULL,
            PRIMARY KEY (stream, version)
        );
        CREATE TABLE {schema}.snapshots (
            stream  text PRIMARY KEY,
            version bigint NOT NULL,
            data    bytea NOT NULL
        );
        """;

    /// <summary>Streams purse/0, purse/1, … of so many events each, written in turns as in a store that many use.</summary>
    public static string Fill(int streams, int events) =>
        $$"""
        INSERT INTO {schema}.streams (name, version) SELECT 'purse/' || s, {{events}} FROM generate_series(0, {{streams - 1}}) AS s;
        INSERT INTO {schema}.events (stream, version, occurred_at, type, event_id, metadata, data)
        SELECT s.key, v, now(), CASE v % 2 WHEN 1 THEN 'purse-filled' ELSE 'purse-spent' END, gen_random_uuid(), {{PurseRows.Metadata}}, {{PurseRows.Data("v")}}
        FROM generate_series(1, {{events}}) AS v CROSS JOIN {schema}.streams AS s;
        """;
}
