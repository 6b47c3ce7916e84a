namespace DomainFx.Testing;

internal readonly record struct GivenEvent(object Event, DateTimeOffset OccurredAt, EventMetadata Metadata);
