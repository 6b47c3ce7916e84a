using System.Runtime.CompilerServices;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads the events of a stream, for who wants neither a snapshot nor a command with them: one join, in whose first row the stream is told.</summary>
internal sealed class LoadEventsStatement(StoreSession session) : DataLoadStatement(session, Sql(session.Database.Schema))
{
    // The stream's version, and below it two bits for its state; null in the rows after the first.
    private const int Told = EventRows.NextDataColumn;
    private const int StateBits = 2;

    /// <summary>Whether a load is of this kind.</summary>
    public static bool Suits(in LoadRequest request) => request is { DataSuffices: true, SnapshotKey: null, CommandId: null, AfterVersion: < long.MaxValue };

    protected override (long From, long Limit) Bounds(in LoadRequest request) => (request.AfterVersion, request.MaxEvents + 1L);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected override async ValueTask<bool> TryAddAsync(NpgsqlDataReader row, LoadedStream loaded, CancellationToken cancellationToken)
    {
        if (row.IsDBNull(Told)) return false;
        var told = row.GetInt64(Told);
        loaded.Stream = new StreamInfo(told >> StateBits, (StreamState)(told & ((1 << StateBits) - 1)));
        if (EventRows.IsNull(row)) return loaded.Stream.State is not StreamState.Archived;
        do
        {
            if (!loaded.TryAdd(row, Names, isDataOnly: true)) return false;
        }
        while (!loaded.IsFull && await row.ReadAsync(cancellationToken).ConfigureAwait(false));
        if (loaded.IsFull) await EventRows.EndAsync(row, loaded.Missing, Command.Cancel).ConfigureAwait(false);
        return true;
    }

    private static string Sql(string schema) =>
        $"""
        SELECT {EventRows.DataColumns}, CASE WHEN e.version IS NULL OR e.version = $3 + 1 THEN s.version << {StateBits} | s.state END
        FROM {schema}.streams AS s
        LEFT JOIN LATERAL (
            SELECT {EventRows.DataColumns} FROM {schema}.events AS e WHERE e.stream = s.key AND e.version > $3 ORDER BY e.version LIMIT $4) AS e
            ON s.state = {(int)StreamState.Active}
        WHERE s.category = $1 AND s.id = $2 AND s.version > 0 AND {KnownServer.Condition(schema, 5)}
        """;
}
