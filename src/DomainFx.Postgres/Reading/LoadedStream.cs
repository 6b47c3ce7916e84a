using System.Buffers.Binary;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Gathers the rows of one load.</summary>
internal sealed class LoadedStream(LoadRequest request) : IDisposable
{
    private readonly EventPage _events = new();
    private StreamInfo _stream = new(0, StreamState.Missing);
    private Snapshot? _snapshot;
    private RememberedCommand? _command;

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

        if (_events.Count == 0) _events.ExpectEvents((int)Math.Clamp(_stream.Version - EventRows.VersionOf(row) + 1, 0, request.MaxEvents));
        _events.HasMore = EventRows.IsFull(_events, request.MaxEvents);
        return _events.HasMore || (isDataOnly ? EventRows.TryAddData(row, _events, request.Stream, names) : EventRows.TryAdd(row, _events, request.Stream, names));
    }

    /// <summary>What was read. It is the caller's to dispose then.</summary>
    public AggregateLoad ToLoad() => new()
    {
        Stream = _stream,
        Snapshot = _stream.State is StreamState.Deleted ? null : _snapshot,
        Events = _events,
        Command = _stream.State is StreamState.Deleted ? null : _command,
    };

    public void Dispose() => _events.Dispose();

    private void Add(NpgsqlDataReader row, int kind)
    {
        switch (kind)
        {
            case LoadRow.Snapshot: _snapshot = new Snapshot(request.Stream, request.SnapshotKey!.Value, EventRows.VersionOf(row), EventRows.DataOf(row)); break;
            case LoadRow.Command: _command = ReadCommand(request.CommandId!.Value, EventRows.DataOf(row)); break;
            default: _stream = new StreamInfo(EventRows.VersionOf(row), (StreamState)(-kind)); break;
        }
    }

    private static RememberedCommand ReadCommand(Guid id, ReadOnlySpan<byte> packed) => new(
        new CommandKey(id, BinaryPrimitives.ReadInt64BigEndian(packed)),
        BinaryPrimitives.ReadInt64BigEndian(packed[8..]),
        BinaryPrimitives.ReadInt64BigEndian(packed[16..]),
        BinaryPrimitives.ReadInt64BigEndian(packed[24..]));
}
