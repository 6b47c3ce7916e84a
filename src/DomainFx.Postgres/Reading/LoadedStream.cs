using System.Buffers.Binary;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Gathers the rows of one load.</summary>
internal sealed class LoadedStream(LoadRequest request) : IDisposable
{
    private readonly EventPage _events = new();
    private Snapshot? _snapshot;
    private RememberedCommand? _command;

    /// <summary>The stream itself.</summary>
    public StreamInfo Stream { get; set; } = new(0, StreamState.Missing);

    /// <summary>Whether rows of it are left to be read.</summary>
    public bool IsFull => _events.HasMore;

    /// <summary>How many events fewer there are than were asked for.</summary>
    public int Missing => request.MaxEvents - _events.Count;

    /// <summary>Adds a row, which is of <see cref="EventRows.DataColumns"/> or of all columns; false if its event type is not known yet.</summary>
    public bool TryAdd(NpgsqlDataReader row, KnownNames names, bool isDataOnly)
    {
        var kind = EventRows.TypeOf(row);
        if (kind <= 0)
        {
            Add(row, kind);
            return true;
        }

        if (_events.Count == 0) _events.ExpectEvents((int)Math.Clamp(Stream.Version - EventRows.VersionOf(row) + 1, 0, request.MaxEvents));
        _events.HasMore = EventRows.IsFull(_events, request.MaxEvents);
        return _events.HasMore || (isDataOnly ? EventRows.TryAddData(row, _events, request.Stream, names) : EventRows.TryAdd(row, _events, request.Stream, names));
    }

    /// <summary>Adds its snapshot.</summary>
    public void AddSnapshot(long version, byte[] data) => _snapshot = new Snapshot(request.Stream, request.SnapshotKey!.Value, version, data);

    /// <summary>Adds what tail_v1 made of its events (see 003-streams.sql); false if an event type among them is not known yet.</summary>
    public bool TryAddTail(NpgsqlDataReader row, int column, KnownNames names)
    {
        const int CountBytes = sizeof(int);
        const int VersionBytes = sizeof(long);
        const int EventBytes = sizeof(long);
        // The data of the events lies where the page wants it; what tells of them lies behind it, in room that is free again after.
        var length = (int)row.GetBytes(column, 0, null, 0, 0);
        var room = _events.Reserve(length);
        row.GetBytes(column, 0, room.Array!, room.Offset, length);
        var tail = room.AsSpan(0, length);
        var count = BinaryPrimitives.ReadInt32BigEndian(tail[^CountBytes..]);
        var version = BinaryPrimitives.ReadInt64BigEndian(tail[^(CountBytes + VersionBytes)..]);
        var told = tail[^(CountBytes + VersionBytes + count * EventBytes)..];
        _events.ExpectEvents(count);
        for (var i = 0; i < count; i++)
        {
            var (typeKey, dataLength) = (BinaryPrimitives.ReadInt32BigEndian(told[(i * EventBytes)..]), BinaryPrimitives.ReadInt32BigEndian(told[(i * EventBytes + sizeof(int))..]));
            if (!names.TryType(typeKey, out var type)) return false;
            _events.AddReserved(request.Stream, version + i, 0, type, Guid.Empty, 0, 0, dataLength, 0);
        }

        _events.HasMore = version + count - 1 < Stream.Version;
        return true;
    }

    /// <summary>What was read. It is the caller's to dispose then.</summary>
    public AggregateLoad ToLoad() => new()
    {
        Stream = Stream,
        Snapshot = Stream.State is StreamState.Deleted ? null : _snapshot,
        Events = _events,
        Command = Stream.State is StreamState.Deleted ? null : _command,
    };

    public void Dispose() => _events.Dispose();

    private void Add(NpgsqlDataReader row, int kind)
    {
        switch (kind)
        {
            case LoadRow.Snapshot: AddSnapshot(EventRows.VersionOf(row), EventRows.DataOf(row)); break;
            case LoadRow.Command: _command = ReadCommand(request.CommandId!.Value, EventRows.DataOf(row)); break;
            default: Stream = new StreamInfo(EventRows.VersionOf(row), (StreamState)(-kind)); break;
        }
    }

    private static RememberedCommand ReadCommand(Guid id, ReadOnlySpan<byte> packed) => new(
        new CommandKey(id, BinaryPrimitives.ReadInt64BigEndian(packed)),
        BinaryPrimitives.ReadInt64BigEndian(packed[8..]),
        BinaryPrimitives.ReadInt64BigEndian(packed[16..]),
        BinaryPrimitives.ReadInt64BigEndian(packed[24..]));
}
