using System.Runtime.CompilerServices;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads rows of events into a page.</summary>
internal static class EventRows
{
    /// <summary>The columns of an event, in the order that they are read in.</summary>
    public const string Columns = DataColumns + ", e.position, e.occurred_at, e.recorded_at, e.event_id, e.metadata";

    /// <summary>The columns that suffice to fold an event. Each column that is not sent saves the server as much as the codec needs for a field.</summary>
    public const string DataColumns = "e.type, e.version, e.data";

    /// <summary>The column behind <see cref="Columns"/>.</summary>
    public const int NextColumn = 8;

    /// <summary>The column behind <see cref="DataColumns"/>.</summary>
    public const int NextDataColumn = 3;

    private const int Type = 0;
    private const int Version = 1;
    private const int Data = 2;
    private const int Position = 3;
    private const int OccurredAt = 4;
    private const int RecordedAt = 5;
    private const int EventId = 6;
    private const int Metadata = 7;

    /// <summary>Room that most columns fit in: their length need not be asked for first.</summary>
    private const int LikelyBytes = 1024;

    /// <summary>A page is cut when it holds this many bytes: it is read whole, and into one buffer.</summary>
    private const int MaxPageBytes = 16 * 1024 * 1024;

    /// <summary>Fewer bytes are read sooner than it takes to tell the server to stop.</summary>
    private const int WorthCancelling = 1024 * 1024;

    /// <summary>Whether there is no event in the row.</summary>
    public static bool IsNull(NpgsqlDataReader row) => row.IsDBNull(Type);

    public static int TypeOf(NpgsqlDataReader row) => row.GetInt32(Type);

    public static long VersionOf(NpgsqlDataReader row) => row.GetInt64(Version);

    public static byte[] DataOf(NpgsqlDataReader row) => row.GetFieldValue<byte[]>(Data);

    public static long PositionOf(NpgsqlDataReader row) => row.GetInt64(Position);

    /// <summary>Reads a page, all of one stream.</summary>
    /// <returns>False if a row has an event type that is not known yet: load the names, and read again.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<bool> TryFillAsync(
        NpgsqlDataReader rows, EventPage page, StreamId stream, KnownNames names, int maxCount, Action cancel, CancellationToken cancellationToken)
    {
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            page.HasMore = IsFull(page, maxCount);
            if (page.HasMore)
            {
                await EndAsync(rows, maxCount - page.Count, cancel).ConfigureAwait(false);
                return true;
            }

            if (!TryAdd(rows, page, stream, names)) return false;
        }

        return true;
    }

    public static bool IsFull(EventPage page, int maxCount) => page.Count >= maxCount || page.ByteCount >= MaxPageBytes;

    /// <summary>Ends the read of a page, whose last row is current, before the server has sent all rows that it was asked for. What is left is read and
    /// thrown away; if there may be much of it, the server is told to stop.</summary>
    public static async ValueTask EndAsync(NpgsqlDataReader rows, int rowsLeft, Action cancel)
    {
        if (rowsLeft == 0) return;
        // It takes a connection of its own, and there is none that does not block.
        if (rowsLeft * (double)rows.GetBytes(Data, 0, null, 0, 0) > WorthCancelling) await Task.Run(cancel).ConfigureAwait(false);
        try
        {
            while (await rows.ReadAsync().ConfigureAwait(false))
            {
                // What was on its way.
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or PostgresException { SqlState: SqlStates.QueryCanceled })
        {
            // As asked.
        }
    }

    /// <summary>Adds the row to a page; false if its event type is not known yet.</summary>
    public static bool TryAdd(NpgsqlDataReader row, EventPage page, StreamId stream, KnownNames names)
    {
        if (!names.TryType(row.GetInt32(Type), out var type)) return false;
        var version = row.GetInt64(Version);
        var dataLength = Read(row, Data, page, 0);
        var (position, occurredAt, recordedAt, eventId) = (row.GetInt64(Position), row.GetInt64(OccurredAt), row.GetInt64(RecordedAt), row.GetGuid(EventId));
        page.AddReserved(stream, version, position, type, eventId, occurredAt, recordedAt, dataLength, Read(row, Metadata, page, dataLength));
        return true;
    }

    /// <summary>Adds a row of <see cref="DataColumns"/> to a page; false if its event type is not known yet.</summary>
    public static bool TryAddData(NpgsqlDataReader row, EventPage page, StreamId stream, KnownNames names)
    {
        if (!names.TryType(row.GetInt32(Type), out var type)) return false;
        page.AddReserved(stream, row.GetInt64(Version), 0, type, Guid.Empty, 0, 0, Read(row, Data, page, 0), 0);
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
}
