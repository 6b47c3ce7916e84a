using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>The SQL of reads over all streams.</summary>
internal static class ReadAllSql
{
    /// <summary>Selects events between two positions, in order; without a filter it may skip the archive, and then selects nothing if there is something in it.</summary>
    public static string Page(string schema, long after, long upTo, long limit, EventFilter filter, bool skipsArchive, NpgsqlParameterCollection parameters)
    {
        foreach (var value in (long[])[after, upTo, limit]) parameters.Add(new NpgsqlParameter<long> { TypedValue = value });
        if (skipsArchive) return PageUnlessArchived(schema);
        var conditions = Conditions(schema, filter, parameters);
        return
            $"""
            SELECT {EventRows.Columns}, e.stream FROM (
                ({From(schema, "events", conditions)})
                UNION ALL
                ({From(schema, "archived_events", conditions)})) AS e
            ORDER BY e.position LIMIT $3
            """;
    }

    /// <summary>Counts events between two positions.</summary>
    public static string Count(string schema, long after, long upTo, EventFilter filter, NpgsqlParameterCollection parameters)
    {
        foreach (var value in (long[])[after, upTo]) parameters.Add(new NpgsqlParameter<long> { TypedValue = value });
        var conditions = Conditions(schema, filter, parameters);
        return $"SELECT {Of("events")} + {Of("archived_events")}";

        string Of(string table) => $"(SELECT count(*) FROM {schema}.{table} AS e WHERE e.position > $1 AND e.position <= $2{conditions})";
    }

    private static string PageUnlessArchived(string schema) =>
        $"""
        SELECT {EventRows.Columns}, e.stream FROM {schema}.events AS e
        WHERE e.position > $1 AND e.position <= $2 AND NOT EXISTS (SELECT FROM {schema}.archived_events AS a WHERE a.position > $1 AND a.position <= $2)
        ORDER BY e.position LIMIT $3
        """;

    // What a filter looks at is in the index of positions: it finds the positions first, without touching the rows between them.
    private static string From(string schema, string table, string conditions) => conditions.Length == 0
        ? $"SELECT * FROM {schema}.{table} AS e WHERE e.position > $1 AND e.position <= $2 ORDER BY e.position LIMIT $3"
        : $"""
           SELECT e.* FROM (SELECT e.position FROM {schema}.{table} AS e WHERE e.position > $1 AND e.position <= $2{conditions} ORDER BY e.position LIMIT $3) AS f
           CROSS JOIN LATERAL (SELECT * FROM {schema}.{table} AS e WHERE e.position = f.position LIMIT 1) AS e ORDER BY f.position
           """;

    // Names are looked up where the events are: an event type that is new is not missed.
    private static string Conditions(string schema, EventFilter filter, NpgsqlParameterCollection parameters)
    {
        var text = "";
        if (filter.RecordedFrom is { } from) text += $" AND e.recorded_at >= {Parameter(from.UtcTicks)}";
        if (filter.EventTypes is { } types) text += $" AND e.type = ANY (ARRAY(SELECT t.key FROM {schema}.event_types AS t WHERE t.name = ANY ({Parameter(types.ToArray())})))";
        if (filter.Categories is { } categories) text += $" AND e.category = ANY (ARRAY(SELECT c.key FROM {schema}.categories AS c WHERE c.name = ANY ({Parameter(categories.ToArray())})))";
        return text;

        string Parameter<T>(T value)
        {
            parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
            return $"${parameters.Count}";
        }
    }
}
