namespace DomainFx.Stores;

/// <summary>One event of a page, in place: valid until the page is disposed.</summary>
public readonly ref struct EventView
{
    private readonly EventPage _page;
    private readonly ref readonly EventRow _row;
    private readonly int _index;

    internal EventView(EventPage page, ref readonly EventRow row, int index)
    {
        _page = page;
        _row = ref row;
        _index = index;
    }

    /// <summary>The stream.</summary>
    public StreamId Stream => _row.Stream;

    /// <summary>The stream's version with this event: 1 for the first.</summary>
    public long Version => _row.Version;

    /// <summary>The global position.</summary>
    public long Position => _row.Position;

    /// <summary>The stored name. Stores intern it, so that a switch over literals mostly compares references.</summary>
    public string TypeName => _row.TypeName;

    /// <summary>The schema version.</summary>
    public int SchemaVersion => _row.SchemaVersion;

    /// <summary>The event's id.</summary>
    public Guid EventId => _row.EventId;

    /// <summary>When the command decided, UTC.</summary>
    public DateTimeOffset OccurredAt => new(_row.OccurredAtTicks, TimeSpan.Zero);

    /// <summary>When the event was stored, UTC.</summary>
    public DateTimeOffset RecordedAt => new(_row.RecordedAtTicks, TimeSpan.Zero);

    /// <summary>The data, in the page's buffer.</summary>
    public ReadOnlySpan<byte> Data => _page.Bytes(_row.DataOffset, _row.DataLength);

    /// <summary>The metadata, decoded now.</summary>
    public EventMetadata Metadata => _page.ReadMetadata(in _row);

    /// <summary>The context that an <c>[Event]</c> method of an aggregate gets.</summary>
    public EventContext Context => new(Stream, Version, OccurredAt, Metadata);

    /// <summary>The context that an <c>[Event]</c> method of a read model, projection or reactor gets: it knows the position too.</summary>
    public EventContext ProjectionContext => new(_page, _index);
}
