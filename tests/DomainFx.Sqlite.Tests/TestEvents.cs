using DomainFx.Stores;

namespace DomainFx.Sqlite.Tests;

/// <summary>Short forms of streams, events and appends.</summary>
internal static class TestEvents
{
    public static StreamId Stream(string id) => new("account", id);

    public static EventData Event(int bytes = 20, string type = "tested") =>
        Event(Enumerable.Repeat((byte)'x', bytes).ToArray(), type);

    public static EventData Event(byte[] data, string type = "tested") =>
        new(Guid.NewGuid(), new EventType(type, 1), data, DateTimeOffset.UnixEpoch, EventMetadata.Empty);

    public static ValueTask<AppendResult> AppendAsync(this IEventStore store, string id, params EventData[] events) =>
        store.AppendAsync(new StreamAppend { Stream = Stream(id), Expected = ExpectedVersion.Any, Events = events });

    public static async Task<IReadOnlyList<RecordedEvent>> ReadAllAsync(this IEventStore store, EventFilter? filter = null)
    {
        var events = new List<RecordedEvent>();
        for (var after = 0L; ;)
        {
            using var page = await store.ReadAllAsync(after, filter ?? EventFilter.All, 1_000);
            events.AddRange(page.ToRecordedEvents());
            after = page.NextPosition;
            if (!page.HasMore) return events;
        }
    }
}
