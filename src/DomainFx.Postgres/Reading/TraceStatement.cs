using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Looks for a checkpoint's event, also beyond the head. Whoever has read it has seen everything below it, and that stays true.</summary>
/// <remarks>
/// A reader would be wrong about it: when the stream of the newest event that was read is deleted, the event is gone, and the tombstone, which
/// lies above it, stays hidden while an append is in flight that took the fence between the two.
/// </remarks>
internal static class TraceStatement
{
    public static async ValueTask<CheckpointTrace> RunAsync(StoreSession session, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        using var command = session.Database.Command(
            session.Connection,
            Sql(session.Database.Schema),
            new NpgsqlParameter<long> { TypedValue = checkpoint.Position },
            new NpgsqlParameter<Guid> { TypedValue = checkpoint.EventId },
            new NpgsqlParameter<string> { TypedValue = StreamTombstone.EventType.Name },
            KnownServer.Parameter(session.Names));
        using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new CheckpointTrace(row.GetBoolean(1), row.GetInt64(0), session.Names.Incarnation);
    }

    // One snapshot sees an event, or its tombstone. Without an id, there need only be something at the position or above it.
    private static string Sql(string schema) =>
        $"""
        SELECT {schema}.head_v1(), CASE
            WHEN $2 = '00000000-0000-0000-0000-000000000000'::uuid THEN EXISTS (SELECT FROM {schema}.stored_events AS e WHERE e.position >= $1)
            WHEN EXISTS (SELECT FROM {schema}.stored_events AS e WHERE e.position = $1)
                THEN EXISTS (SELECT FROM {schema}.stored_events AS e WHERE e.position = $1 AND e.event_id = $2)
            ELSE EXISTS (
                SELECT FROM {schema}.stored_events AS e
                WHERE e.position > $1 AND e.type = ANY (ARRAY(SELECT t.key FROM {schema}.event_types AS t WHERE t.name = $3)))
            END
        WHERE {KnownServer.Condition(schema, 4)}
        """;
}
