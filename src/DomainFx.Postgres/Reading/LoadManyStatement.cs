using DomainFx.Postgres.Connections;
using DomainFx.Stores;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Reading;

/// <summary>Serves several loads in one round trip.</summary>
internal sealed class LoadManyStatement : IDisposable
{
    private const int RequestColumn = EventRows.NextColumn;
    private readonly StoreSession _session;
    private readonly List<int> _categories = [];
    private readonly List<string> _ids = [];
    private readonly List<long?> _snapshotKeys = [];
    private readonly List<Guid?> _commands = [];
    private readonly List<long> _after = [];
    private readonly List<long> _limits = [];
    private readonly NpgsqlCommand _load;

    public LoadManyStatement(StoreSession session)
    {
        _session = session;
        var schema = session.Database.Schema;
        _load = session.Database.Command(
            session.Connection,
            $"""
            WITH streams AS MATERIALIZED (
                SELECT {LoadRow.Found}, coalesce(n.version, r.after) AS after, r.max_events, r.number::integer AS number
                FROM unnest($1, $2, $3, $4, $5, $6) WITH ORDINALITY AS r (category, id, snapshot_key, command_id, after, max_events, number)
                CROSS JOIN LATERAL (SELECT * FROM {schema}.streams AS s WHERE s.category = r.category AND s.id = r.id AND s.version > 0 LIMIT 1) AS s
                LEFT JOIN LATERAL (SELECT * FROM {schema}.snapshots AS n WHERE n.stream = s.key AND n.key = r.snapshot_key AND n.version <= s.version LIMIT 1) AS n ON true
                LEFT JOIN LATERAL (SELECT * FROM {schema}.commands AS c WHERE c.stream = s.key AND c.command_id = r.command_id LIMIT 1) AS c ON true)
            SELECT {LoadRow.Columns}, s.number FROM streams AS s
            UNION ALL
            SELECT e.*, s.number FROM streams AS s CROSS JOIN LATERAL (
                SELECT {EventRows.Columns} FROM {schema}.events AS e WHERE e.stream = s.key AND e.version > s.after ORDER BY e.version LIMIT s.max_events) AS e
            WHERE s.state = 1
            UNION ALL
            SELECT e.*, s.number FROM streams AS s CROSS JOIN LATERAL (
                SELECT {EventRows.Columns} FROM {schema}.archived_events AS e WHERE e.stream = s.key AND e.version > s.after ORDER BY e.version LIMIT s.max_events) AS e
            WHERE s.state = 2
            """,
            Parameter(_categories, NpgsqlDbType.Integer), Parameter(_ids, NpgsqlDbType.Text), Parameter(_snapshotKeys, NpgsqlDbType.Bigint),
            Parameter(_commands, NpgsqlDbType.Uuid), Parameter(_after, NpgsqlDbType.Bigint), Parameter(_limits, NpgsqlDbType.Bigint));
    }

    /// <summary>Loads. Results are in the order of the requests.</summary>
    public async ValueTask<AggregateLoad[]> LoadAsync(IReadOnlyList<PendingLoad> requests, CancellationToken cancellationToken)
    {
        await SetParametersAsync(requests, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var loads = new AggregateLoad?[requests.Count];
            try
            {
                if (await TryLoadAsync(requests, loads, cancellationToken).ConfigureAwait(false)) return Array.ConvertAll(loads, static load => load ?? LoadRow.Missing());
            }
            catch
            {
                Dispose(loads);
                throw;
            }

            Dispose(loads);
            await _session.Names.LoadAsync(_session, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _load.Dispose();

    private static void Dispose(AggregateLoad?[] loads)
    {
        foreach (var load in loads) load?.Dispose();
    }

    private static NpgsqlParameter<List<T>> Parameter<T>(List<T> list, NpgsqlDbType element) => new() { TypedValue = list, NpgsqlDbType = NpgsqlDbType.Array | element };

    private async ValueTask SetParametersAsync(IReadOnlyList<PendingLoad> requests, CancellationToken cancellationToken)
    {
        _categories.Clear();
        _ids.Clear();
        _snapshotKeys.Clear();
        _commands.Clear();
        _after.Clear();
        _limits.Clear();
        foreach (var pending in requests)
        {
            var request = pending.Request;
            // No category has the key 0: nothing is found for a name that is not known.
            _categories.Add(await _session.Names.FindCategoryAsync(_session, request.Stream.Category, cancellationToken).ConfigureAwait(false) ?? 0);
            _ids.Add(request.Stream.Id);
            _snapshotKeys.Add(request.SnapshotKey);
            _commands.Add(request.CommandId);
            _after.Add(request.AfterVersion);
            _limits.Add(request.MaxEvents + 1L);
        }
    }

    private async ValueTask<bool> TryLoadAsync(IReadOnlyList<PendingLoad> requests, AggregateLoad?[] loads, CancellationToken cancellationToken)
    {
        await _session.PrepareAsync(_load, cancellationToken).ConfigureAwait(false);
        using var rows = await _load.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var index = rows.GetInt32(RequestColumn) - 1;
            var request = requests[index].Request;
            if (loads[index] is not { } load)
            {
                loads[index] = LoadRow.Read(rows, request);
                continue;
            }

            load.Events.HasMore |= EventRows.IsFull(load.Events, request.MaxEvents);
            if (!load.Events.HasMore && !EventRows.TryAdd(rows, load.Events, request.Stream, _session.Names)) return false;
        }

        return true;
    }
}
