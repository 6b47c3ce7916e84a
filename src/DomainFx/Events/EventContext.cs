namespace DomainFx;

/// <summary>What an <c>[Event]</c> method may know about its event. In an aggregate it holds only what is known before the append,
/// so that a live aggregate equals a replayed one.</summary>
public readonly struct EventContext
{
    /// <summary>Makes a context.</summary>
    public EventContext(StreamId stream, long version, DateTimeOffset occurredAt, EventMetadata metadata)
    {
        Stream = stream;
        Version = version;
        OccurredAt = occurredAt;
        Metadata = metadata;
    }

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The stream's version with this event: 1 for the first.</summary>
    public long Version { get; }

    /// <summary>When the command decided, UTC; fixed before deciding and stored with the event.</summary>
    public DateTimeOffset OccurredAt { get; }

    /// <summary>The event's metadata.</summary>
    public EventMetadata Metadata { get; }
}
