namespace DomainFx.Stores;

/// <summary>An event's columns within a page; data and metadata lie in the page's buffer.</summary>
internal struct EventRow
{
    public StreamId Stream;
    public long Version;
    public long Position;
    public string TypeName;
    public int SchemaVersion;
    public Guid EventId;
    public long OccurredAtTicks;
    public long RecordedAtTicks;
    public int DataOffset;
    public int DataLength;
    public int MetadataOffset;
    public int MetadataLength;
    public EventMetadata? Metadata;
}
