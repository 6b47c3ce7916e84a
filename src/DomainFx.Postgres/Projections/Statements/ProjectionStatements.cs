using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Projections.Columns;
using DomainFx.Projections;
using DomainFx.Stores;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Projections.Statements;

/// <summary>Where projections stand, and who works on them. Seldom enough not to be prepared. Leases run on the server's clock.</summary>
internal sealed class ProjectionStatements(StoreSession session)
{
    private const string Until = "clock_timestamp() + $2 * interval '1 millisecond'";

    private readonly string _schema = session.Database.Schema;

    public async ValueTask OpenAsync(ProjectionDefinition definition, CancellationToken cancellationToken)
    {
        var (key, table) = (definition.Key, definition.Table);
        if (table is not null) ReadModelSql.CheckNames(table);
        var columns = table?.Columns ?? [];
        await RunAsync(
            $"SELECT {_schema}.open_projection_v1($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            cancellationToken,
            [
                .. KeyParameters.Of(key),
                new NpgsqlParameter<int> { TypedValue = definition.Partitions },
                new NpgsqlParameter<bool> { TypedValue = definition.IsInline },
                new NpgsqlParameter<string?> { TypedValue = table?.Shape, NpgsqlDbType = NpgsqlDbType.Text },
                new NpgsqlParameter<int> { TypedValue = table?.KeyCount ?? 0 },
                new NpgsqlParameter<string[]> { TypedValue = [.. columns.Select(static column => column.Name)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. columns.Select(static column => ColumnFormat.TypeOf(column.Type))] },
                new NpgsqlParameter<bool[]> { TypedValue = [.. columns.Select(static column => column.IsNullable)] },
                new NpgsqlParameter<bool[]> { TypedValue = [.. columns.Select(static column => column.IsIndexed)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. definition.EventTypes] },
            ]).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<ProjectionState>> StatesAsync(CancellationToken cancellationToken)
    {
        using var command = session.Database.Command(
            session.Connection,
            $"""
            SELECT p.name, p.version, p.rebuild, p.stage, p.status, p.error, p.shape, p.drain_position, p.drain_partitions, p.is_with_appends, p.term,
                (SELECT count(*) FROM {_schema}.parked_events AS e WHERE (e.name, e.version, e.rebuild) = (p.name, p.version, p.rebuild)),
                q.partition, q.position, q.event_id, CASE WHEN q.leased_until > clock_timestamp() AND q.leased_until <= clock_timestamp() + q.leased_for THEN q.owner END, p.is_inline
            FROM {_schema}.projections AS p JOIN {_schema}.projection_partitions AS q USING (name, version, rebuild)
            ORDER BY p.name, p.version, p.rebuild, q.partition
            """);
        using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        List<ProjectionState> states = [];
        List<PartitionState> partitions = [];
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var number = rows.GetInt32(12);
            if (number == 0) states.Add(Read(rows, partitions = []));
            partitions.Add(new PartitionState(number, new Checkpoint(rows.GetInt64(13), rows.GetGuid(14)), Text(rows, 15)));
        }

        return states;
    }

    public async ValueTask<IReadOnlyList<ProjectionKey>> WithoutTableAsync(CancellationToken cancellationToken)
    {
        using var command = session.Database.Command(
            session.Connection,
            $"""
            SELECT p.name, p.version, p.rebuild FROM {_schema}.projections AS p
            WHERE p.shape IS NOT NULL AND p.stage <> 2
                AND (to_regclass(format('{_schema}.%I', {_schema}.read_model_table(p.name, p.version, p.rebuild))) IS NULL
                    OR (p.stage = 1 AND to_regclass(format('{_schema}.%I', replace(p.name, '-', '_'))) IS NULL))
            """);
        using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        List<ProjectionKey> keys = [];
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) keys.Add(new ProjectionKey(rows.GetString(0), rows.GetInt32(1), rows.GetInt32(2)));
        return keys;
    }

    public async ValueTask<IReadOnlyList<string>> BeatAsync(string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var command = session.Database.Command(
            session.Connection,
            $"""
            WITH beat AS (
                INSERT INTO {_schema}.projection_workers (owner, alive_until, alive_for) VALUES ($1, {Until}, $2 * interval '1 millisecond')
                ON CONFLICT (owner) DO UPDATE SET alive_until = excluded.alive_until, alive_for = excluded.alive_for),
            gone AS (DELETE FROM {_schema}.projection_workers AS w WHERE (w.alive_until <= clock_timestamp() OR w.alive_until > clock_timestamp() + w.alive_for) AND w.owner <> $1)
            SELECT w.owner FROM {_schema}.projection_workers AS w WHERE w.alive_until > clock_timestamp() AND w.alive_until <= clock_timestamp() + w.alive_for AND w.owner <> $1
            """,
            new NpgsqlParameter<string> { TypedValue = owner }, KeyParameters.Milliseconds(duration));
        using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        List<string> owners = [owner];
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) owners.Add(rows.GetString(0));
        await rows.ConfirmAsync(cancellationToken).ConfigureAwait(false);
        return owners;
    }

    public async ValueTask LeaveAsync(string owner, CancellationToken cancellationToken) =>
        await RunAsync($"DELETE FROM {_schema}.projection_workers WHERE owner = $1", cancellationToken, new NpgsqlParameter<string> { TypedValue = owner }).ConfigureAwait(false);

    public async ValueTask<ProjectionLease?> AcquireAsync(ProjectionKey key, int partition, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        var token = await AskAsync(
            $"SELECT {_schema}.acquire_projection_v1($1, $2, $3, $4, $5, $6)",
            cancellationToken,
            [.. KeyParameters.Of(key), new NpgsqlParameter<int> { TypedValue = partition }, new NpgsqlParameter<string> { TypedValue = owner }, KeyParameters.Milliseconds(duration)])
            .ConfigureAwait(false);
        return token is long given ? new ProjectionLease(key, partition, owner, given, duration) : null;
    }

    public async ValueTask<bool> RenewAsync(ProjectionLease lease, CancellationToken cancellationToken) =>
        await RunAsync(
            $"UPDATE {_schema}.projection_partitions SET leased_until = clock_timestamp() + $6 * interval '1 millisecond' WHERE {KeyParameters.IsLeased}",
            cancellationToken,
            [.. KeyParameters.Of(lease), KeyParameters.Milliseconds(lease.Duration)]).ConfigureAwait(false) > 0;

    public async ValueTask ReleaseAsync(ProjectionLease lease, CancellationToken cancellationToken) =>
        await RunAsync(
            $"UPDATE {_schema}.projection_partitions SET owner = NULL, token = token + 1, leased_until = '-infinity' WHERE {KeyParameters.IsLeased}",
            cancellationToken,
            KeyParameters.Of(lease)).ConfigureAwait(false);

    public async ValueTask<bool> StopAsync(ProjectionLease lease, string error, long? position, CancellationToken cancellationToken) =>
        await AskAsync(
            $"SELECT {_schema}.stop_projection_v1($1, $2, $3, $4, $5, $6, $7)",
            cancellationToken,
            [
                .. KeyParameters.Of(lease), new NpgsqlParameter<string> { TypedValue = error.Replace('\0', ' ') },
                new NpgsqlParameter<long?> { TypedValue = position, NpgsqlDbType = NpgsqlDbType.Bigint },
            ]).ConfigureAwait(false) is true;

    /// <summary>Whether it is live now; null if the lease is lost.</summary>
    public async ValueTask<bool?> SwitchAsync(ProjectionLease lease, TimeSpan quietTime, CancellationToken cancellationToken) =>
        await AskAsync($"SELECT {_schema}.switch_projection_v1($1, $2, $3, $4, $5, $6)", cancellationToken, [.. KeyParameters.Of(lease), KeyParameters.Milliseconds(quietTime)])
            .ConfigureAwait(false) as bool?;

    public async ValueTask FollowAsync(ProjectionKey key, CancellationToken cancellationToken) =>
        await RunAsync($"SELECT {_schema}.follow_projection_v1($1, $2, $3)", cancellationToken, KeyParameters.Of(key)).ConfigureAwait(false);

    /// <summary>The same for the one that has a table.</summary>
    public async ValueTask FollowAsync(string table, CancellationToken cancellationToken) =>
        await RunAsync(
            $"SELECT {_schema}.follow_projection_v1(p.name, p.version, p.rebuild) FROM {_schema}.projections AS p WHERE {_schema}.read_model_table(p.name, p.version, p.rebuild) = $1",
            cancellationToken,
            new NpgsqlParameter<string> { TypedValue = table }).ConfigureAwait(false);

    public async ValueTask SetStatusAsync(ProjectionKey key, ProjectionStatus status, CancellationToken cancellationToken) =>
        await RunAsync(
            $"SELECT {_schema}.set_projection_status_v1($1, $2, $3, $4)", cancellationToken, [.. KeyParameters.Of(key), new NpgsqlParameter<short> { TypedValue = (short)status }])
            .ConfigureAwait(false);

    public async ValueTask ResetAsync(ProjectionKey key, CancellationToken cancellationToken) =>
        await RunAsync($"SELECT {_schema}.reset_projection_v1($1, $2, $3)", cancellationToken, KeyParameters.Of(key)).ConfigureAwait(false);

    public async ValueTask<bool> RepartitionAsync(ProjectionKey key, int partitions, CancellationToken cancellationToken) =>
        await AskAsync(
            $"SELECT {_schema}.repartition_projection_v1($1, $2, $3, $4)", cancellationToken, [.. KeyParameters.Of(key), new NpgsqlParameter<int> { TypedValue = partitions }])
            .ConfigureAwait(false) is true;

    private static ProjectionState Read(NpgsqlDataReader row, List<PartitionState> partitions) => new()
    {
        Key = new ProjectionKey(row.GetString(0), row.GetInt32(1), row.GetInt32(2)),
        Stage = (ProjectionStage)row.GetInt16(3),
        Status = (ProjectionStatus)row.GetInt16(4),
        Error = Text(row, 5),
        Shape = Text(row, 6),
        Drain = row.IsDBNull(7) ? null : new ProjectionDrain(row.GetInt64(7), row.GetInt32(8)),
        IsWithAppends = row.GetBoolean(9),
        Term = row.GetInt64(10),
        IsInline = row.GetBoolean(16),
        Parked = (int)row.GetInt64(11),
        Partitions = partitions,
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private async ValueTask<int> RunAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        using var command = session.Database.Command(session.Connection, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<object?> AskAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        using var command = session.Database.Command(session.Connection, sql, parameters);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }
}
