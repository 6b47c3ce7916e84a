namespace DomainFx.Stores;

/// <summary>The event that a deleted stream leaves behind.</summary>
public static class StreamTombstone
{
    /// <summary>Its stored name and schema version. Its data is an empty JSON object, its version the deleted stream's plus one.</summary>
    public static readonly EventType EventType = new("$stream-deleted", 1);

    /// <summary>For stores: the append that leaves it.</summary>
    /// <param name="stream">The deleted stream.</param>
    /// <param name="version">The stream's version before it was deleted.</param>
    /// <param name="now">The store's time.</param>
    public static StreamAppend Append(StreamId stream, long version, DateTimeOffset now) => new()
    {
        Stream = stream,
        Expected = ExpectedVersion.Exactly(version),
        Events = new[] { new EventData(Guid.NewGuid(), EventType, "{}"u8.ToArray(), now, EventMetadata.Empty) },
    };
}
