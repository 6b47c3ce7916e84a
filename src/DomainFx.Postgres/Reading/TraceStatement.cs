using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Looks for a checkpoint's event, also beyond the head. Whoever has read it has seen everything below it, and that stays true.</summary>
/// <remarks>
/// A reader would be wrong about it: when the stream of the newest event that was read is deleted, the event is gone, and so is what it would go on
/// to: the tombstone, which lies above it, stays hidden while an append is in flight that took the fence between the two. Nor does a tombstone say which
/// events it erased: after a failover that lost the event, any other stream's would do.
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
            KnownServer.Parameter(session.Names));
        using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new CheckpointTrace(row.GetBoolean(1), row.GetInt64(0), session.Names.Incarnation);
    }

    // One snapshot sees an event, or that it was erased. Without an id, there need only be something at the position or above it.
    private static string Sql(string schema) =>
        $"""
        SELECT {schema}.head_v1(), CASE
            WHEN $2 = '00000000-0000-0000-0000-000000000000'::uuid THEN EXISTS (SELECT FROM {schema}.stored_events AS e WHERE e.position >= $1)
            ELSE EXISTS (SELECT FROM {schema}.stored_events AS e WHERE e.position = $1 AND e.event_id = $2)
                OR EXISTS (SELECT FROM {schema}.erased_events AS e WHERE e.position = $1 AND e.event_id = $2)
            END
        WHERE {KnownServer.Condition(schema, 3)}
        """;
}
