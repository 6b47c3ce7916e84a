using System.Buffers;

namespace DomainFx.Stores;

/// <summary>A page of events, read whole into pooled memory, so that no connection is held while user code runs.
/// Whoever gets a page disposes it; nothing of it outlives that except through <see cref="ToRecordedEvents"/>.</summary>
public sealed class EventPage : IDisposable
{
    /// <summary>Data is copied out in arrays that the collector does not count among the large ones.</summary>
    private const int MaxChunkBytes = 64 * 1024;

    /// <summary>Larger arrays are for the collector: a pool would keep one of each size that the pages of large events grow through.</summary>
    private const int MaxPooledBytes = 4 * 1024 * 1024;

    private EventRow[] _rows = [];
    private byte[] _bytes = [];
    private DecodedMetadata _lastMetadata = DecodedMetadata.None;

    /// <summary>The number of events.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes of data and metadata.</summary>
    public int ByteCount { get; private set; }

    /// <summary>Whether there were more events when the page was read.</summary>
    public bool HasMore { get; set; }

    /// <summary>For a read over all streams: the position up to which everything was looked at; the next page is read after it. Matching nothing, it still advances.</summary>
    public long NextPosition { get; set; }

    /// <summary>For a read over all streams: which life of the store's server answered. It changes when the server was started anew or another one took over:
    /// positions that were looked at may then hold other events than before, or be given again. Always 0 for a store to which that cannot happen.</summary>
    public long Incarnation { get; set; }

    /// <summary>Whether the events are about to be appended, and have no position yet.</summary>
    internal bool IsPending { get; init; }

    /// <summary>The event at an index, in place.</summary>
    public EventView this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return new EventView(this, ref _rows[index], index);
        }
    }

    /// <summary>Called by a store that knows how many events are to come, to make room for them at once.</summary>
    public void ExpectEvents(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (_rows.Length - Count < count) GrowRows(Count + count);
    }

    /// <summary>Called by a store for each event it read; data and metadata are copied.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="version">The stream's version with this event.</param>
    /// <param name="position">The global position.</param>
    /// <param name="type">The event type; its name should be interned.</param>
    /// <param name="eventId">The event's id.</param>
    /// <param name="occurredAtTicks">When the command decided, in UTC ticks (100 ns).</param>
    /// <param name="recordedAtTicks">When the event was stored, in UTC ticks (100 ns).</param>
    /// <param name="data">The data.</param>
    /// <param name="metadata">The metadata as <see cref="MetadataCodec"/> wrote it; empty for none.</param>
    public void Add(
        StreamId stream, long version, long position, EventType type, Guid eventId,
        long occurredAtTicks, long recordedAtTicks, ReadOnlySpan<byte> data, ReadOnlySpan<byte> metadata)
    {
        Span<byte> room = Reserve(checked(data.Length + metadata.Length));
        data.CopyTo(room);
        metadata.CopyTo(room[data.Length..]);
        AddReserved(stream, version, position, type, eventId, occurredAtTicks, recordedAtTicks, data.Length, metadata.Length);
    }

    /// <summary>Called by a store that reads into the page itself: room for the data of an event and, behind it, the metadata.
    /// Filled, it becomes part of the page by <see cref="AddReserved"/>.</summary>
    /// <param name="length">The bytes of both, at least.</param>
    /// <returns>The room that there is. What was written to room reserved before, and not added yet, is at its start.</returns>
    public ArraySegment<byte> Reserve(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (_bytes.Length - ByteCount < length) GrowBytes(length);
        return new ArraySegment<byte>(_bytes, ByteCount, _bytes.Length - ByteCount);
    }

    /// <summary>Called by a store when what it reserved is filled; see the other overload for the parameters.</summary>
    /// <param name="dataLength">The bytes of data, which lie first.</param>
    /// <param name="metadataLength">The bytes of metadata behind them; 0 for none.</param>
    public void AddReserved(
        StreamId stream, long version, long position, EventType type, Guid eventId, long occurredAtTicks, long recordedAtTicks, int dataLength, int metadataLength)
    {
        if (Count == _rows.Length) GrowRows(Math.Max(16, _rows.Length * 2));
        ref var row = ref _rows[Count++];
        row.Stream = stream;
        row.Version = version;
        row.Position = position;
        row.TypeName = type.Name;
        row.SchemaVersion = type.SchemaVersion;
        row.EventId = eventId;
        row.OccurredAtTicks = occurredAtTicks;
        row.RecordedAtTicks = recordedAtTicks;
        row.DataOffset = ByteCount;
        row.DataLength = dataLength;
        row.MetadataOffset = ByteCount + dataLength;
        row.MetadataLength = metadataLength;
        row.Metadata = null;
        ByteCount += dataLength + metadataLength;
    }

    /// <summary>Called by a store that has to read the rest of a page again: takes back the events from an index on.</summary>
    public void RemoveFrom(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, (uint)Count, nameof(index));
        if (index == Count) return;
        ByteCount = _rows[index].DataOffset;
        Count = index;
    }

    /// <summary>Called by a store that learns the name of a stream after its events.</summary>
    public void SetStream(int index, StreamId stream)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        _rows[index].Stream = stream;
    }

    /// <summary>Called by a store that keeps events as objects; data is copied.</summary>
    public void Add(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        Add(
            recorded.Stream, recorded.Version, recorded.Position, recorded.Type, recorded.EventId,
            recorded.OccurredAt.UtcTicks, recorded.RecordedAt.UtcTicks, recorded.Data.Span, metadata: default);
        _rows[Count - 1].Metadata = recorded.Metadata;
    }

    /// <summary>Copies the events out of pooled memory.</summary>
    public IReadOnlyList<RecordedEvent> ToRecordedEvents()
    {
        if (Count == 0) return [];
        var events = new RecordedEvent[Count];
        var (chunk, rest) = (Memory<byte>.Empty, DataByteCount());
        for (var i = 0; i < events.Length; i++)
        {
            ref readonly var row = ref _rows[i];
            if (row.DataLength > chunk.Length) chunk = new byte[Math.Max(row.DataLength, (int)Math.Min(rest, MaxChunkBytes))];
            var data = chunk[..row.DataLength];
            Bytes(row.DataOffset, row.DataLength).CopyTo(data.Span);
            (chunk, rest) = (chunk[row.DataLength..], rest - row.DataLength);
            events[i] = new RecordedEvent
            {
                Stream = row.Stream,
                Version = row.Version,
                Position = row.Position,
                Type = new EventType(row.TypeName, row.SchemaVersion),
                EventId = row.EventId,
                Data = data,
                Metadata = ReadMetadata(in row),
                OccurredAt = new DateTimeOffset(row.OccurredAtTicks, TimeSpan.Zero),
                RecordedAt = new DateTimeOffset(row.RecordedAtTicks, TimeSpan.Zero),
            };
        }

        return events;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (_rows.Length > 0) ArrayPool<EventRow>.Shared.Return(_rows, clearArray: true);
        ReturnBytes();
        _rows = [];
        _bytes = [];
        Count = ByteCount = 0;
    }

    internal ReadOnlySpan<byte> Bytes(int offset, int length) => _bytes.AsSpan(offset, length);

    // Events of one append share their metadata, byte for byte: the last one decoded mostly serves the next.
    internal EventMetadata ReadMetadata(ref readonly EventRow row)
    {
        if (row.Metadata is not null) return row.Metadata;
        if (row.MetadataLength == 0) return EventMetadata.Empty;
        var bytes = Bytes(row.MetadataOffset, row.MetadataLength);
        // Read once: several projections may fold one page at a time.
        var last = _lastMetadata;
        if (!bytes.SequenceEqual(Bytes(last.Offset, last.Length)))
            _lastMetadata = last = new DecodedMetadata(row.MetadataOffset, row.MetadataLength, MetadataCodec.Read(bytes, in row));
        return last.Metadata;
    }

    private long DataByteCount()
    {
        var count = 0L;
        for (var i = 0; i < Count; i++) count += _rows[i].DataLength;
        return count;
    }

    private void GrowRows(int length)
    {
        var rows = ArrayPool<EventRow>.Shared.Rent(length);
        _rows.AsSpan(0, Count).CopyTo(rows);
        if (_rows.Length > 0) ArrayPool<EventRow>.Shared.Return(_rows, clearArray: true);
        _rows = rows;
    }

    private void GrowBytes(int needed)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(4096, ByteCount * 2), checked(ByteCount + needed)));
        _bytes.CopyTo(bytes, 0);
        ReturnBytes();
        _bytes = bytes;
    }

    private void ReturnBytes()
    {
        if (_bytes.Length is > 0 and <= MaxPooledBytes) ArrayPool<byte>.Shared.Return(_bytes);
    }

    private sealed record DecodedMetadata(int Offset, int Length, EventMetadata Metadata)
    {
        public static readonly DecodedMetadata None = new(0, 0, EventMetadata.Empty);
    }
}
