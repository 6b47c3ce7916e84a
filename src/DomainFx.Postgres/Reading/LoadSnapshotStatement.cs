using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads a snapshot and the few events after it, for who only wants to see the aggregate: one row, found by two keys.</summary>
internal sealed class LoadSnapshotStatement(StoreSession session) : DataLoadStatement(session, Sql(session.Database.Schema))
{
    private const int State = 0;
    private const int Version = 1;
    private const int SnapshotVersion = 2;
    private const int Snapshot = 3;
    private const int Tail = 4;

    /// <summary>Whether a load is of this kind.</summary>
    public static bool Suits(in LoadRequest request) => request is { DataSuffices: true, SnapshotKey: not null, CommandId: null, AfterVersion: 0 };

    protected override (long From, long Limit) Bounds(in LoadRequest request) => (request.SnapshotKey!.Value, request.MaxEvents);

    protected override ValueTask<bool> TryAddAsync(NpgsqlDataReader row, LoadedStream loaded, CancellationToken cancellationToken) => ValueTask.FromResult(TryAdd(row, loaded));

    private bool TryAdd(NpgsqlDataReader row, LoadedStream loaded)
    {
        loaded.Stream = new StreamInfo(row.GetInt64(Version), (StreamState)row.GetInt16(State));
        var after = 0L;
        if (!row.IsDBNull(SnapshotVersion)) loaded.AddSnapshot(after = row.GetInt64(SnapshotVersion), row.GetFieldValue<byte[]>(Snapshot));
        if (after == loaded.Stream.Version || loaded.Stream.State is StreamState.Deleted) return true;
        return !row.IsDBNull(Tail) && loaded.TryAddTail(row, Tail, Names);
    }

    private static string Sql(string schema) =>
        $"""
        SELECT s.state, s.version, n.version, n.data,
            CASE WHEN s.state = {(int)StreamState.Active} AND s.version > coalesce(n.version, 0) THEN {schema}.tail_v1(s.key, coalesce(n.version, 0), $4) END
        FROM {schema}.streams AS s LEFT JOIN {schema}.snapshots AS n ON n.stream = s.key AND n.key = $3 AND n.version <= s.version
        WHERE s.category = $1 AND s.id = $2 AND s.version > 0 AND {KnownServer.Condition(schema, 5)}
        """;
}
