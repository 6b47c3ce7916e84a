namespace DomainFx;

/// <summary>An event as a store holds it. It owns its data: nothing in it is pooled.</summary>
public sealed class RecordedEvent
{
    /// <summary>The stream.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>The stream's version with this event: 1 for the first.</summary>
    public required long Version { get; init; }

    /// <summary>The position in the order over all streams. Positions have holes and are not monotonic in time.</summary>
    public required long Position { get; init; }

    /// <summary>The stored name and schema version.</summary>
    public required EventType Type { get; init; }

    /// <summary>The event's id, unique in the store.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The data, UTF-8 JSON as the codec wrote it.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The metadata.</summary>
    public required EventMetadata Metadata { get; init; }

    /// <summary>When the command decided, UTC, by the executor's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When the event was stored, UTC, by the store's clock.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Stream}@{Version} {Type} (position {Position})";
}
