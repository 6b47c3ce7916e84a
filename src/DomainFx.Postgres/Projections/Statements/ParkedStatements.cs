using DomainFx.Postgres.Connections;
using DomainFx.Projections;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Projections.Statements;

/// <summary>The events that projections set aside.</summary>
internal sealed class ParkedStatements(StoreSession session)
{
    private readonly string _schema = session.Database.Schema;

    public async ValueTask<IReadOnlyList<ParkedEvent>> AllAsync(ProjectionKey key, CancellationToken cancellationToken)
    {
        using var command = session.Database.Command(
            session.Connection,
            $"SELECT position, event_id, key, error, parked_at, is_to_be_retried FROM {_schema}.parked_events WHERE {KeyParameters.IsOfProjection} ORDER BY key, position",
            KeyParameters.Of(key));
        using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        List<ParkedEvent> parked = [];
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var touch = new ParkedTouch(rows.GetInt64(0), rows.GetGuid(1), rows.GetString(2));
            parked.Add(new ParkedEvent(touch, rows.IsDBNull(3) ? null : rows.GetString(3), rows.GetFieldValue<DateTimeOffset>(4), rows.GetBoolean(5)));
        }

        return parked;
    }

    public ValueTask RetryAsync(ProjectionKey key, IReadOnlyCollection<string>? keys, CancellationToken cancellationToken) => RunAsync(
        $"SELECT {_schema}.retry_parked_v1($1, $2, $3, $4)",
        key,
        cancellationToken,
        new NpgsqlParameter<string[]?> { TypedValue = keys is null ? null : [.. keys], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });

    public ValueTask DropAsync(ProjectionKey key, IReadOnlyCollection<ParkedTouch> touches, CancellationToken cancellationToken) => RunAsync(
        $"SELECT {_schema}.drop_parked_v1($1, $2, $3, $4, $5)",
        key,
        cancellationToken,
        new NpgsqlParameter<string[]> { TypedValue = [.. touches.Select(static touch => touch.Key)] },
        new NpgsqlParameter<long[]> { TypedValue = [.. touches.Select(static touch => touch.Position)] });

    /// <summary>Statements of a common table expression that park events and forget parked ones, if <paramref name="gate"/> is not empty.</summary>
    public static string Write(string schema, string gate, int firstParameter) =>
        $"""
        unparked AS (
            DELETE FROM {schema}.parked_events WHERE {KeyParameters.IsOfProjection} AND EXISTS (SELECT FROM {gate})
                AND (key, position) IN (SELECT * FROM unnest(${firstParameter}, ${firstParameter + 1}))),
        parked AS (
            INSERT INTO {schema}.parked_events (name, version, rebuild, key, position, event_id, error, parked_at, is_to_be_retried)
            SELECT $1, $2, $3, e.key, e.position, e.event_id, {schema}.storable_error_v1(e.position, e.error), e.parked_at, e.is_to_be_retried
            FROM unnest(${firstParameter + 2}, ${firstParameter + 3}, ${firstParameter + 4}, ${firstParameter + 5}, ${firstParameter + 6}, ${firstParameter + 7})
                AS e (key, position, event_id, error, parked_at, is_to_be_retried)
            WHERE EXISTS (SELECT FROM {gate})
            ON CONFLICT (name, version, rebuild, key, position)
            DO UPDATE SET error = excluded.error, parked_at = excluded.parked_at, is_to_be_retried = excluded.is_to_be_retried)
        """;

    /// <summary>The parameters of <see cref="Write"/>.</summary>
    public static NpgsqlParameter[] Of(ProjectionCommit commit) =>
    [
        new NpgsqlParameter<string[]> { TypedValue = [.. commit.Unparked.Select(static touch => touch.Key)] },
        new NpgsqlParameter<long[]> { TypedValue = [.. commit.Unparked.Select(static touch => touch.Position)] },
        new NpgsqlParameter<string[]> { TypedValue = [.. commit.Parked.Select(static parked => parked.Touch.Key)] },
        new NpgsqlParameter<long[]> { TypedValue = [.. commit.Parked.Select(static parked => parked.Touch.Position)] },
        new NpgsqlParameter<Guid[]> { TypedValue = [.. commit.Parked.Select(static parked => parked.Touch.EventId)] },
        // PostgreSQL has no room for a NUL character in a text.
        new NpgsqlParameter<string?[]> { TypedValue = [.. commit.Parked.Select(static parked => parked.Error?.Replace('\0', ' '))], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        new NpgsqlParameter<DateTime[]> { TypedValue = [.. commit.Parked.Select(static parked => parked.ParkedAt.UtcDateTime)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
        new NpgsqlParameter<bool[]> { TypedValue = [.. commit.Parked.Select(static parked => parked.IsToBeRetried)] },
    ];

    private async ValueTask RunAsync(string sql, ProjectionKey key, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        using var command = session.Database.Command(session.Connection, sql, [.. KeyParameters.Of(key), .. parameters]);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
