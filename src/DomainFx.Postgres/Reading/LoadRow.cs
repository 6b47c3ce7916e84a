using System.Buffers.Binary;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads the row of a load that is the stream's own: it stands before the events, in the columns of an event.</summary>
internal static class LoadRow
{
    private const int Version = 0;
    private const int State = 1;
    private const int SnapshotVersion = 2;
    private const int EventType = 4;
    private const int Snapshot = 6;
    private const int Command = 7;

    /// <summary>Its columns, of a subquery <c>s</c> with what <see cref="Found"/> gives.</summary>
    public const string Columns =
        """
        s.version, s.state::bigint AS position, s.snapshot_version AS occurred_at, NULL::bigint AS recorded_at, NULL::integer AS type, NULL::uuid AS event_id,
        s.snapshot AS data, s.command AS metadata
        """;

    /// <summary>What is found of a stream <c>s</c>, its snapshot <c>n</c> and a command <c>c</c>.</summary>
    public const string Found =
        """
        s.key, s.version, s.state, n.version AS snapshot_version, n.data AS snapshot,
        int8send(c.fingerprint) || int8send(c.first_version) || int8send(c.last_version) || int8send(c.position) AS command
        """;

    public static AggregateLoad Missing() => new() { Stream = new StreamInfo(0, StreamState.Missing), Events = new EventPage() };

    /// <summary>Whether the row is a stream's own.</summary>
    public static bool IsAt(NpgsqlDataReader row) => row.IsDBNull(EventType);

    public static AggregateLoad Read(NpgsqlDataReader row, in LoadRequest request)
    {
        if (!IsAt(row)) throw new EventStoreException($"A load of '{request.Stream}' was answered out of order. Try again.", isTransient: true);
        var state = (StreamState)row.GetInt64(State);
        var isReadable = state is not StreamState.Deleted;
        return new AggregateLoad
        {
            Stream = new StreamInfo(row.GetInt64(Version), state),
            Snapshot = isReadable && !row.IsDBNull(SnapshotVersion)
                ? new Snapshot(request.Stream, request.SnapshotKey!.Value, row.GetInt64(SnapshotVersion), row.GetFieldValue<byte[]>(Snapshot))
                : null,
            Events = new EventPage(),
            Command = isReadable && request.CommandId is { } id && !row.IsDBNull(Command) ? ReadCommand(id, row.GetFieldValue<byte[]>(Command)) : null,
        };
    }

    private static RememberedCommand ReadCommand(Guid id, ReadOnlySpan<byte> packed) => new(
        new CommandKey(id, BinaryPrimitives.ReadInt64BigEndian(packed)),
        BinaryPrimitives.ReadInt64BigEndian(packed[8..]),
        BinaryPrimitives.ReadInt64BigEndian(packed[16..]),
        BinaryPrimitives.ReadInt64BigEndian(packed[24..]));
}
