using System.Runtime.CompilerServices;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Health;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads the events of a stream, for who wants neither a snapshot nor a command with them: one join, in whose first row the stream is told.</summary>
internal sealed class LoadEventsStatement : IDisposable
{
    // The stream's version, and below it two bits for its state; null in the rows after the first.
    private const int Told = EventRows.NextDataColumn;
    private const int StateBits = 2;

    private readonly StoreSession _session;
    private readonly NpgsqlParameter<int> _category = new();
    private readonly NpgsqlParameter<string> _id = new();
    private readonly NpgsqlParameter<long> _after = new();
    private readonly NpgsqlParameter<long> _limit = new();
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _server = new() { NpgsqlDbType = NpgsqlDbType.Bytea };
    private readonly NpgsqlCommand _load;

    public LoadEventsStatement(StoreSession session)
    {
        _session = session;
        var schema = session.Database.Schema;
        _load = session.Database.Command(
            session.Connection,
            $"""
            SELECT {EventRows.DataColumns}, CASE WHEN e.version IS NULL OR e.version = $3 + 1 THEN s.version << {StateBits} | s.state END
            FROM {schema}.streams AS s
            LEFT JOIN LATERAL (
                SELECT {EventRows.DataColumns} FROM {schema}.events AS e WHERE e.stream = s.key AND e.version > $3 ORDER BY e.version LIMIT $4) AS e
                ON s.state = {(int)StreamState.Active}
            WHERE s.category = $1 AND s.id = $2 AND s.version > 0 AND {KnownServer.Condition(schema, 5)}
            """,
            _category, _id, _after, _limit, _server);
    }

    /// <summary>Whether a load is of this kind.</summary>
    public static bool Suits(in LoadRequest request) => request is { DataSuffices: true, SnapshotKey: null, CommandId: null, AfterVersion: < long.MaxValue };

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        // Without a category there is no stream: no key is 0.
        _category.TypedValue = await _session.Names.FindCategoryAsync(_session, request.Stream.Category, cancellationToken).ConfigureAwait(false) ?? 0;
        (_id.TypedValue, _after.TypedValue, _limit.TypedValue) = (request.Stream.Id, request.AfterVersion, request.MaxEvents + 1L);
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

    /// <summary>Reads the rows; false if there is more to it: an event type that is new here, an archived stream, a missing version.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> TryReadAsync(LoadedStream loaded, CancellationToken cancellationToken)
    {
        await _session.PrepareAsync(_load, cancellationToken).ConfigureAwait(false);
        using var row = await _load.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await row.ReadAsync(cancellationToken).ConfigureAwait(false)) return true;
        if (row.IsDBNull(Told)) return false;
        var told = row.GetInt64(Told);
        loaded.Stream = new StreamInfo(told >> StateBits, (StreamState)(told & ((1 << StateBits) - 1)));
        if (EventRows.IsNull(row)) return loaded.Stream.State is not StreamState.Archived;
        do
        {
            if (!loaded.TryAdd(row, _session.Names, isDataOnly: true)) return false;
        }
        while (!loaded.IsFull && await row.ReadAsync(cancellationToken).ConfigureAwait(false));
        if (loaded.IsFull) await EventRows.EndAsync(row, loaded.Missing, _load.Cancel).ConfigureAwait(false);
        return true;
    }
}
