namespace DomainFx.Generators.Events;

/// <summary>A name and schema version under which an event is stored.</summary>
internal sealed record StoredEvent(string Name, int Version);
