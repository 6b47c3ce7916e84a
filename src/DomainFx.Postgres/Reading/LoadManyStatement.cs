using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Reading;

/// <summary>Serves several loads in one round trip.</summary>
internal sealed class LoadManyStatement : IDisposable
{
    private readonly StoreSession _session;
    private readonly bool _isDataOnly;
    private readonly List<NpgsqlParameter> _parameters = [];
    private readonly List<int> _categories;
    private readonly List<string> _ids;
    private readonly List<long?> _snapshotKeys;
    private readonly List<Guid?> _commands;
    private readonly List<long> _after;
    private readonly List<long> _limits;
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _server = KnownServer.Parameter();
    private readonly NpgsqlCommand _load;

    public LoadManyStatement(StoreSession session, bool isDataOnly)
    {
        (_session, _isDataOnly) = (session, isDataOnly);
        _categories = Array<int>(NpgsqlDbType.Integer);
        _ids = Array<string>(NpgsqlDbType.Text);
        _snapshotKeys = Array<long?>(NpgsqlDbType.Bigint);
        _commands = Array<Guid?>(NpgsqlDbType.Uuid);
        _after = Array<long>(NpgsqlDbType.Bigint);
        _limits = Array<long>(NpgsqlDbType.Bigint);
        _load = session.Database.Command(
            session.Connection,
            LoadSql.Several(session.Database.Schema, isDataOnly ? EventRows.DataColumns : EventRows.Columns),
            [.. _parameters, _server]);
    }

    private int NumberColumn => _isDataOnly ? EventRows.NextDataColumn : EventRows.NextColumn;

    /// <summary>Loads, in the order of the requests.</summary>
    public async ValueTask<AggregateLoad[]> LoadAsync(IReadOnlyList<PendingLoad> requests, CancellationToken cancellationToken)
    {
        Clear();
        var names = _session.Names;
        _server.TypedValue = names.Server;
        for (var i = 0; i < requests.Count; i++)
        {
            var request = requests[i].Request;
            // No category has the key 0: nothing is found for a name that is not known.
            _categories.Add(await names.FindCategoryAsync(_session, request.Stream.Category, cancellationToken).ConfigureAwait(false) ?? 0);
            _ids.Add(request.Stream.Id);
            _snapshotKeys.Add(request.SnapshotKey);
            _commands.Add(request.CommandId);
            _after.Add(request.AfterVersion);
            _limits.Add(request.MaxEvents + 1L);
        }

        for (var attempts = 1; ; attempts++)
        {
            if (await TryLoadAsync(requests, cancellationToken).ConfigureAwait(false) is { } loads) return loads;
            await UnknownTypes.LearnAsync(_session, attempts, _categories, _ids, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _load.Dispose();

    private async ValueTask<AggregateLoad[]?> TryLoadAsync(IReadOnlyList<PendingLoad> requests, CancellationToken cancellationToken)
    {
        var loaded = new LoadedStream[requests.Count];
        for (var i = 0; i < loaded.Length; i++) loaded[i] = new LoadedStream(requests[i].Request);
        var isComplete = false;
        try
        {
            await _session.PrepareAsync(_load, cancellationToken).ConfigureAwait(false);
            using var rows = await _load.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var one = loaded[rows.GetInt32(NumberColumn) - 1];
                if (!one.IsFull && !one.TryAdd(rows, _session.Names, _isDataOnly)) return null;
            }

            isComplete = true;
            return System.Array.ConvertAll(loaded, static one => one.ToLoad());
        }
        finally
        {
            if (!isComplete) System.Array.ForEach(loaded, static one => one.Dispose());
        }
    }

    private void Clear()
    {
        _categories.Clear();
        _ids.Clear();
        _snapshotKeys.Clear();
        _commands.Clear();
        _after.Clear();
        _limits.Clear();
    }

    private List<T> Array<T>(NpgsqlDbType element)
    {
        var list = new List<T>();
        _parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = list, NpgsqlDbType = NpgsqlDbType.Array | element });
        return list;
    }
}
