using DomainFx.Postgres.Names;

namespace DomainFx.Postgres.Reading;

/// <summary>The SQL of loads. One statement, so that all of it is of one moment: first the rows of the stream itself, told by <see cref="LoadRow"/>, then its events.</summary>
internal static class LoadSql
{
    /// <summary>$1 category, $2 id, $3 snapshot key, $4 command id, $5 after version, $6 the greatest number of events, $7 the server.</summary>
    public static string One(string schema, string columns) =>
        $"""
        WITH stream AS MATERIALIZED (
            SELECT s.key, s.version, s.state, coalesce(n.version, $5) AS after, n.version AS snapshot_version, n.data AS snapshot, {Command}
            FROM {schema}.streams AS s
            LEFT JOIN {schema}.snapshots AS n ON n.stream = s.key AND n.key = $3 AND n.version <= s.version
            LEFT JOIN {schema}.commands AS c ON c.stream = s.key AND c.command_id = $4
            WHERE s.category = $1 AND s.id = $2 AND s.version > 0 AND {KnownServer.Condition(schema, 7)})
        {OfStream(columns, "")}
        UNION ALL
        (SELECT {columns} FROM {schema}.events AS e
        WHERE e.stream = (SELECT s.key FROM stream AS s WHERE s.state = 1) AND e.version > (SELECT s.after FROM stream AS s) ORDER BY e.version LIMIT $6)
        UNION ALL
        (SELECT {columns} FROM {schema}.archived_events AS e
        WHERE e.stream = (SELECT s.key FROM stream AS s WHERE s.state = 2) AND e.version > (SELECT s.after FROM stream AS s) ORDER BY e.version LIMIT $6)
        """;

    /// <summary>The same for several streams: arrays. The number of the load, from 1, is the last column.</summary>
    public static string Several(string schema, string columns) =>
        $"""
        WITH stream AS MATERIALIZED (
            SELECT a.n::integer AS n, a.max, s.key, s.version, s.state, coalesce(n.version, a.after) AS after, n.version AS snapshot_version, n.data AS snapshot, {Command}
            FROM unnest($1, $2, $3, $4, $5, $6) WITH ORDINALITY AS a (category, id, snapshot_key, command, after, max, n)
            CROSS JOIN LATERAL (SELECT * FROM {schema}.streams AS s WHERE s.category = a.category AND s.id = a.id AND s.version > 0 LIMIT 1) AS s
            LEFT JOIN LATERAL (SELECT * FROM {schema}.snapshots AS n WHERE n.stream = s.key AND n.key = a.snapshot_key AND n.version <= s.version LIMIT 1) AS n ON true
            LEFT JOIN LATERAL (SELECT * FROM {schema}.commands AS c WHERE c.stream = s.key AND c.command_id = a.command LIMIT 1) AS c ON true
            WHERE {KnownServer.Condition(schema, 7)})
        {OfStream(columns, ", s.n")}
        UNION ALL
        SELECT e.*, s.n FROM stream AS s CROSS JOIN LATERAL (
            SELECT {columns} FROM {schema}.events AS e WHERE e.stream = s.key AND e.version > s.after ORDER BY e.version LIMIT s.max) AS e
        WHERE s.state = 1
        UNION ALL
        SELECT e.*, s.n FROM stream AS s CROSS JOIN LATERAL (
            SELECT {columns} FROM {schema}.archived_events AS e WHERE e.stream = s.key AND e.version > s.after ORDER BY e.version LIMIT s.max) AS e
        WHERE s.state = 2
        """;

    private const string Command = "int8send(c.fingerprint) || int8send(c.first_version) || int8send(c.last_version) || int8send(c.position) AS command";

    // Where an event has its type, these have less than 1; see LoadRow.
    private static string OfStream(string columns, string number)
    {
        var rest = columns == EventRows.DataColumns ? "" : ", NULL::bigint, NULL::bigint, NULL::bigint, NULL::uuid, NULL::bytea";
        return
            $"""
            SELECT -s.state::integer, s.version, NULL::bytea{rest}{number} FROM stream AS s
            UNION ALL
            SELECT {LoadRow.Snapshot}, s.snapshot_version, s.snapshot{rest}{number} FROM stream AS s WHERE s.snapshot_version IS NOT NULL
            UNION ALL
            SELECT {LoadRow.Command}, 0, s.command{rest}{number} FROM stream AS s WHERE s.command IS NOT NULL
            """;
    }
}
