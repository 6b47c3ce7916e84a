using System.Buffers.Binary;
using DomainFx.Postgres.Connections;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads what is needed to rebuild an aggregate: one statement, so that all of it is of one moment.</summary>
internal sealed class LoadStatement : IDisposable
{
    private const int VersionColumn = 0;
    private const int StateColumn = 1;
    private const int SnapshotVersionColumn = 2;
    private const int EventTypeColumn = 4;
    private const int CommandColumn = 6;
    private const int SnapshotColumn = 7;

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
        // The first row is the stream's own, in the columns of an event; the events follow.
        _load = session.Database.Command(
            session.Connection,
            $"""
            WITH stream AS MATERIALIZED (
                SELECT s.key, s.version, s.state, coalesce(n.version, $5) AS after, n.version AS snapshot_version, n.data AS snapshot,
                    int8send(c.fingerprint) || int8send(c.first_version) || int8send(c.last_version) || int8send(c.position) AS command
                FROM {schema}.streams AS s
                LEFT JOIN {schema}.snapshots AS n ON n.stream = s.key AND n.key = $3 AND n.version <= s.version
                LEFT JOIN {schema}.commands AS c ON c.stream = s.key AND c.command_id = $4
                WHERE s.category = $1 AND s.id = $2 AND s.version > 0)
            SELECT s.version, s.state::bigint AS position, s.snapshot_version AS occurred_at, NULL::bigint AS recorded_at, NULL::integer AS type, NULL::uuid AS event_id,
                s.command AS metadata, s.snapshot AS data
            FROM stream AS s
            UNION ALL
            SELECT e.* FROM stream AS s CROSS JOIN LATERAL (
                SELECT {EventRows.Columns} FROM {schema}.events AS e WHERE e.stream = s.key AND e.version > s.after ORDER BY e.version LIMIT $6) AS e
            WHERE s.state = 1
            UNION ALL
            SELECT e.* FROM stream AS s CROSS JOIN LATERAL (
                SELECT {EventRows.Columns} FROM {schema}.archived_events AS e WHERE e.stream = s.key AND e.version > s.after ORDER BY e.version LIMIT $6) AS e
            WHERE s.state = 2
            """,
            _category, _id, _snapshotKey, _command, _after, _limit);
    }

    public async ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        var names = _session.Names;
        if (await names.FindCategoryAsync(_session, request.Stream.Category, cancellationToken).ConfigureAwait(false) is not { } category) return Missing();
        (_category.TypedValue, _id.TypedValue) = (category, request.Stream.Id);
        (_snapshotKey.TypedValue, _command.TypedValue, _after.TypedValue, _limit.TypedValue) = (request.SnapshotKey, request.CommandId, request.AfterVersion, request.MaxEvents + 1L);
        while (true)
        {
            if (await TryLoadAsync(request, cancellationToken).ConfigureAwait(false) is { } load) return load;
            await names.LoadAsync(_session, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _load.Dispose();

    private async ValueTask<AggregateLoad?> TryLoadAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        await _session.PrepareAsync(_load, cancellationToken).ConfigureAwait(false);
        using var rows = await _load.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) return Missing();
        var load = ReadStream(rows, request);
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

    private AggregateLoad ReadStream(NpgsqlDataReader row, LoadRequest request)
    {
        if (!row.IsDBNull(EventTypeColumn)) throw new EventStoreException($"Store {_session.Database.Schema} answered a load of '{request.Stream}' out of order. Try again.", isTransient: true);
        var state = (StreamState)row.GetInt64(StateColumn);
        var isReadable = state is not StreamState.Deleted;
        return new AggregateLoad
        {
            Stream = new StreamInfo(row.GetInt64(VersionColumn), state),
            Snapshot = isReadable && !row.IsDBNull(SnapshotVersionColumn)
                ? new Snapshot(request.Stream, request.SnapshotKey!.Value, row.GetInt64(SnapshotVersionColumn), row.GetFieldValue<byte[]>(SnapshotColumn))
                : null,
            Events = new EventPage(),
            Command = isReadable && request.CommandId is { } id && !row.IsDBNull(CommandColumn) ? ReadCommand(id, row.GetFieldValue<byte[]>(CommandColumn)) : null,
        };
    }

    private static RememberedCommand ReadCommand(Guid id, ReadOnlySpan<byte> packed) => new(
        new CommandKey(id, BinaryPrimitives.ReadInt64BigEndian(packed)),
        BinaryPrimitives.ReadInt64BigEndian(packed[8..]),
        BinaryPrimitives.ReadInt64BigEndian(packed[16..]),
        BinaryPrimitives.ReadInt64BigEndian(packed[24..]));

    private static AggregateLoad Missing() => new() { Stream = new StreamInfo(0, StreamState.Missing), Events = new EventPage() };
}
