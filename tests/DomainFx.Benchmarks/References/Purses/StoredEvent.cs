namespace DomainFx.Benchmarks.References.Purses;

/// <summary>An event in the hand-written store.</summary>
internal sealed record StoredEvent(
    string Stream, long Version, long Position, Guid EventId, string Type, byte[] Data, Metadata Metadata, DateTimeOffset OccurredAt);
