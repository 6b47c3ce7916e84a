using System.Runtime.CompilerServices;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Health;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads what is needed to rebuild an aggregate: one statement, so that all of it is of one moment.</summary>
internal sealed class LoadStatement : IDisposable
{
    private readonly StoreSession _session;
    private readonly NpgsqlParameter<int> _category = new();
    private readonly NpgsqlParameter<string> _id = new();
    private readonly NpgsqlParameter<long?> _snapshotKey = new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint };
    private readonly NpgsqlParameter<Guid?> _command = new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid };
    private readonly NpgsqlParameter<long> _after = new();
    private readonly NpgsqlParameter<long> _limit = new();
    private readonly NpgsqlCommand _load;

    public LoadStatement(StoreSession session)
    {
        _session = session;
        var schema = session.Database.Schema;
        _load = session.Database.Command(
            session.Connection,
            $"""
            WITH stream AS MATERIALIZED (
                SELECT {LoadRow.Found}, coalesce(n.version, $5) AS after
                FROM {schema}.streams AS s
                LEFT JOIN {schema}.snapshots AS n ON n.stream = s.key AND n.key = $3 AND n.version <= s.version
                LEFT JOIN {schema}.commands AS c ON c.stream = s.key AND c.command_id = $4
                WHERE s.category = $1 AND s.id = $2 AND s.version > 0)
            SELECT {LoadRow.Columns} FROM stream AS s
            UNION ALL
            (SELECT {EventRows.Columns} FROM {schema}.events AS e
            WHERE e.stream = (SELECT s.key FROM stream AS s WHERE s.state = 1) AND e.version > (SELECT s.after FROM stream AS s) ORDER BY e.version LIMIT $6)
            UNION ALL
            (SELECT {EventRows.Columns} FROM {schema}.archived_events AS e
            WHERE e.stream = (SELECT s.key FROM stream AS s WHERE s.state = 2) AND e.version > (SELECT s.after FROM stream AS s) ORDER BY e.version LIMIT $6)
            """,
            _category, _id, _snapshotKey, _command, _after, _limit);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        var names = _session.Names;
        if (await names.FindCategoryAsync(_session, request.Stream.Category, cancellationToken).ConfigureAwait(false) is not { } category) return LoadRow.Missing();
        (_category.TypedValue, _id.TypedValue) = (category, request.Stream.Id);
        (_snapshotKey.TypedValue, _command.TypedValue, _after.TypedValue, _limit.TypedValue) = (request.SnapshotKey, request.CommandId, request.AfterVersion, request.MaxEvents + 1L);
        while (true)
        {
            if (await TryLoadAsync(request, cancellationToken).ConfigureAwait(false) is { } load)
            {
                PostgresTelemetry.Read("load", load.Events.Count);
                return load;
            }

            await names.LoadAsync(_session, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _load.Dispose();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AggregateLoad?> TryLoadAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        await _session.PrepareAsync(_load, cancellationToken).ConfigureAwait(false);
        using var rows = await _load.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) return LoadRow.Missing();
        var load = LoadRow.Read(rows, request);
        try
        {
            if (await EventRows.TryFillAsync(rows, load.Events, request.Stream, _session.Names, request.MaxEvents, cancellationToken).ConfigureAwait(false)) return load;
        }
        catch
        {
            load.Dispose();
            throw;
        }

        load.Dispose();
        return null;
    }
}
