using System.Runtime.CompilerServices;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads rows of events into a page.</summary>
internal static class EventRows
{
    /// <summary>The columns of an event, in the order that <see cref="TryAdd"/> reads them.</summary>
    public const string Columns = "e.version, e.position, e.occurred_at, e.recorded_at, e.type, e.event_id, e.data, e.metadata";

    /// <summary>The column behind them.</summary>
    public const int NextColumn = 8;

    private const int Version = 0;
    private const int Position = 1;
    private const int OccurredAt = 2;
    private const int RecordedAt = 3;
    private const int Type = 4;
    private const int EventId = 5;
    private const int Data = 6;
    private const int Metadata = 7;

    /// <summary>Room that most columns fit in: their length need not be asked for first.</summary>
    private const int LikelyBytes = 1024;

    /// <summary>A page is cut when it holds this many bytes: it is read whole, and into one buffer.</summary>
    private const int MaxPageBytes = 16 * 1024 * 1024;

    /// <summary>Reads the rest of the rows, all of one stream.</summary>
    /// <returns>False if a row has an event type that is not known yet: load the names, and read again.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
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
        var dataLength = Read(row, Data, page, 0);
        var metadataLength = Read(row, Metadata, page, dataLength);
        page.AddReserved(
            stream, row.GetInt64(Version), row.GetInt64(Position), type, row.GetGuid(EventId), row.GetInt64(OccurredAt), row.GetInt64(RecordedAt), dataLength, metadataLength);
        return true;
    }

    /// <summary>Reads a column into the page's free room, behind what was read into it before.</summary>
    private static int Read(NpgsqlDataReader row, int column, EventPage page, int offset)
    {
        var room = page.Reserve(offset + LikelyBytes);
        var length = (int)row.GetBytes(column, 0, room.Array!, room.Offset + offset, room.Count - offset);
        while (length == room.Count - offset)
        {
            // The room is full: there may be more.
            room = page.Reserve(checked(room.Count * 2));
            length += (int)row.GetBytes(column, length, room.Array!, room.Offset + offset + length, room.Count - offset - length);
        }

        return length;
    }

    public static long PositionOf(NpgsqlDataReader row) => row.GetInt64(Position);
}
