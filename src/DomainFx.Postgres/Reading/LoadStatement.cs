using System.Runtime.CompilerServices;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Health;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads what is needed to rebuild an aggregate.</summary>
internal sealed class LoadStatement : IDisposable
{
    private readonly StoreSession _session;
    private readonly bool _isDataOnly;
    private readonly NpgsqlParameter<int> _category = new();
    private readonly NpgsqlParameter<string> _id = new();
    private readonly NpgsqlParameter<long?> _snapshotKey = new() { NpgsqlDbType = NpgsqlDbType.Bigint };
    private readonly NpgsqlParameter<Guid?> _command = new() { NpgsqlDbType = NpgsqlDbType.Uuid };
    private readonly NpgsqlParameter<long> _after = new();
    private readonly NpgsqlParameter<long> _limit = new();
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _server = KnownServer.Parameter();
    private readonly NpgsqlCommand _load;

    public LoadStatement(StoreSession session, bool isDataOnly)
    {
        (_session, _isDataOnly) = (session, isDataOnly);
        _load = session.Database.Command(
            session.Connection,
            LoadSql.One(session.Database.Schema, isDataOnly ? EventRows.DataColumns : EventRows.Columns),
            _category, _id, _snapshotKey, _command, _after, _limit, _server);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        var names = _session.Names;
        // Without a category there is no stream: no key is 0.
        _category.TypedValue = await names.FindCategoryAsync(_session, request.Stream.Category, cancellationToken).ConfigureAwait(false) ?? 0;
        _id.TypedValue = request.Stream.Id;
        (_snapshotKey.TypedValue, _command.TypedValue, _after.TypedValue, _limit.TypedValue) = (request.SnapshotKey, request.CommandId, request.AfterVersion, request.MaxEvents + 1L);
        _server.TypedValue = names.Server;
        for (var attempts = 1; ; attempts++)
        {
            if (await TryLoadAsync(request, cancellationToken).ConfigureAwait(false) is { } load)
            {
                PostgresTelemetry.Read("load", load.Events.Count);
                return load;
            }

            await UnknownTypes.LearnAsync(_session, attempts, [_category.TypedValue], [request.Stream.Id], cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _load.Dispose();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AggregateLoad?> TryLoadAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        await _session.PrepareAsync(_load, cancellationToken).ConfigureAwait(false);
        using var rows = await _load.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var loaded = new LoadedStream(request);
        try
        {
            while (!loaded.IsFull && await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (loaded.TryAdd(rows, _session.Names, _isDataOnly)) continue;
                loaded.Dispose();
                return null;
            }

            if (loaded.IsFull) await EventRows.EndAsync(rows, loaded.Missing, _load.Cancel).ConfigureAwait(false);
            return loaded.ToLoad();
        }
        catch
        {
            loaded.Dispose();
            throw;
        }
    }
}
