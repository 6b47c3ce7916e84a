namespace DomainFx;

/// <summary>An event on its way into a store.</summary>
/// <param name="EventId">The event's id, unique in the store; it makes a repeated append recognisable.</param>
/// <param name="Type">The stored name and schema version.</param>
/// <param name="Data">The data. The memory is only read until the append's task has completed.</param>
/// <param name="OccurredAt">When it happened, UTC.</param>
/// <param name="Metadata">The metadata.</param>
public readonly record struct EventData(Guid EventId, EventType Type, ReadOnlyMemory<byte> Data, DateTimeOffset OccurredAt, EventMetadata Metadata);
