using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads rows of events into a page.</summary>
internal static class EventRows
{
    /// <summary>The columns of an event, in the order that <see cref="TryAdd"/> reads them.</summary>
    public const string Columns = "e.version, e.position, e.occurred_at, e.recorded_at, e.type, e.event_id, e.metadata, e.data";

    /// <summary>The column behind them.</summary>
    public const int NextColumn = 8;

    private const int Version = 0;
    private const int Position = 1;
    private const int OccurredAt = 2;
    private const int RecordedAt = 3;
    private const int Type = 4;
    private const int EventId = 5;
    private const int Metadata = 6;
    private const int Data = 7;

    /// <summary>A page is cut when it holds this many bytes: it is read whole, and into one buffer.</summary>
    private const int MaxPageBytes = 16 * 1024 * 1024;

    /// <summary>Reads the rest of the rows, all of one stream.</summary>
    /// <returns>False if a row has an event type that is not known yet: load the names, and read again.</returns>
    public static async ValueTask<bool> TryFillAsync(NpgsqlDataReader rows, EventPage page, StreamId stream, KnownNames names, int maxCount, CancellationToken cancellationToken)
    {
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            page.HasMore = IsFull(page, maxCount);
            if (page.HasMore) return true;
            if (!TryAdd(rows, page, stream, names)) return false;
        }

        return true;
    }

    public static bool IsFull(EventPage page, int maxCount) => page.Count >= maxCount || page.ByteCount >= MaxPageBytes;

    /// <summary>Adds the row to a page; false if its event type is not known yet.</summary>
    public static bool TryAdd(NpgsqlDataReader row, EventPage page, StreamId stream, KnownNames names)
    {
        if (!names.TryType(row.GetInt32(Type), out var type)) return false;
        var metadataLength = (int)row.GetBytes(Metadata, 0, null, 0, 0);
        var dataLength = (int)row.GetBytes(Data, 0, null, 0, 0);
        var room = page.Reserve(checked(dataLength + metadataLength));
        if (dataLength > 0) row.GetBytes(Data, 0, room.Array!, room.Offset, dataLength);
        if (metadataLength > 0) row.GetBytes(Metadata, 0, room.Array!, room.Offset + dataLength, metadataLength);
        page.AddReserved(
            stream, row.GetInt64(Version), row.GetInt64(Position), type, row.GetGuid(EventId), row.GetInt64(OccurredAt), row.GetInt64(RecordedAt), dataLength, metadataLength);
        return true;
    }

    public static long PositionOf(NpgsqlDataReader row) => row.GetInt64(Position);
}
