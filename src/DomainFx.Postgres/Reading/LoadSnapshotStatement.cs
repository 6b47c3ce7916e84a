using System.Runtime.CompilerServices;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Health;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads a snapshot and the few events after it, for who only wants to see the aggregate: one row, found by two keys.</summary>
internal sealed class LoadSnapshotStatement : IDisposable
{
    private const int State = 0;
    private const int Version = 1;
    private const int SnapshotVersion = 2;
    private const int Snapshot = 3;
    private const int Tail = 4;

    private readonly StoreSession _session;
    private readonly NpgsqlParameter<int> _category = new();
    private readonly NpgsqlParameter<string> _id = new();
    private readonly NpgsqlParameter<long> _snapshotKey = new();
    private readonly NpgsqlParameter<long> _limit = new();
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _server = new() { NpgsqlDbType = NpgsqlDbType.Bytea };
    private readonly NpgsqlCommand _load;

    public LoadSnapshotStatement(StoreSession session)
    {
        _session = session;
        var schema = session.Database.Schema;
        _load = session.Database.Command(
            session.Connection,
            $"""
            SELECT s.state, s.version, n.version, n.data,
                CASE WHEN s.state = {(int)StreamState.Active} AND s.version > coalesce(n.version, 0) THEN {schema}.tail_v1(s.key, coalesce(n.version, 0), $4) END
            FROM {schema}.streams AS s LEFT JOIN {schema}.snapshots AS n ON n.stream = s.key AND n.key = $3 AND n.version <= s.version
            WHERE s.category = $1 AND s.id = $2 AND s.version > 0 AND {KnownServer.Condition(schema, 5)}
            """,
            _category, _id, _snapshotKey, _limit, _server);
    }

    /// <summary>Whether a load is of this kind.</summary>
    public static bool Suits(in LoadRequest request) => request is { DataSuffices: true, SnapshotKey: not null, CommandId: null, AfterVersion: 0 };

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        // Without a category there is no stream: no key is 0.
        _category.TypedValue = await _session.Names.FindCategoryAsync(_session, request.Stream.Category, cancellationToken).ConfigureAwait(false) ?? 0;
        (_id.TypedValue, _snapshotKey.TypedValue, _limit.TypedValue) = (request.Stream.Id, request.SnapshotKey!.Value, request.MaxEvents);
        _server.TypedValue = _session.Names.Server;
        var loaded = new LoadedStream(request);
        var isComplete = false;
        try
        {
            isComplete = await TryReadAsync(loaded, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!isComplete) loaded.Dispose();
        }

        if (!isComplete) return await _session.Load(isDataOnly: true).LoadAsync(request, cancellationToken).ConfigureAwait(false);
        var load = loaded.ToLoad();
        PostgresTelemetry.Read("load", load.Events.Count);
        return load;
    }

    public void Dispose() => _load.Dispose();

    /// <summary>Reads the row; false if there is more to it: an event type that is new here, an archived stream with events after its snapshot, a missing version.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> TryReadAsync(LoadedStream loaded, CancellationToken cancellationToken)
    {
        await _session.PrepareAsync(_load, cancellationToken).ConfigureAwait(false);
        using var row = await _load.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await row.ReadAsync(cancellationToken).ConfigureAwait(false)) return true;
        loaded.Stream = new StreamInfo(row.GetInt64(Version), (StreamState)row.GetInt16(State));
        var after = 0L;
        if (!row.IsDBNull(SnapshotVersion)) loaded.AddSnapshot(after = row.GetInt64(SnapshotVersion), row.GetFieldValue<byte[]>(Snapshot));
        if (after == loaded.Stream.Version || loaded.Stream.State is StreamState.Deleted) return true;
        return !row.IsDBNull(Tail) && loaded.TryAddTail(row, Tail, _session.Names);
    }
}
