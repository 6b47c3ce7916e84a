namespace DomainFx.Benchmarks.References.Purses;

/// <summary>Streams in a dictionary and all events in a list, under one lock.</summary>
internal sealed class HandWrittenMemoryStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<StoredEvent>> _streams = new(StringComparer.Ordinal);
    private readonly List<StoredEvent> _all = [];

    public StoredEvent Append(string stream, long expectedVersion, string type, byte[] data, Metadata metadata, DateTimeOffset occurredAt)
    {
        lock (_lock)
        {
            if (!_streams.TryGetValue(stream, out var events)) _streams.Add(stream, events = []);
            if (events.Count != expectedVersion) throw Conflict(stream, events.Count, expectedVersion);
            var stored = new StoredEvent(stream, events.Count + 1, _all.Count + 1, Guid.CreateVersion7(), type, data, metadata, occurredAt);
            events.Add(stored);
            _all.Add(stored);
            return stored;
        }
    }

    private static InvalidOperationException Conflict(string stream, long actual, long expected) => new($"{stream} is at {actual}, not {expected}.");
}
