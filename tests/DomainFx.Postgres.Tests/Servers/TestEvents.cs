using System.Text;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Servers;

/// <summary>Short forms of streams, events and appends.</summary>
internal static class TestEvents
{
    public static StreamId Stream(string id) => new("account", id);

    public static EventData Event(string data = "{}", string type = "tested") => Event(Encoding.UTF8.GetBytes(data), type);

    public static EventData Event(byte[] data, string type = "tested") =>
        new(Guid.NewGuid(), new EventType(type, 1), data, DateTimeOffset.UnixEpoch, EventMetadata.Empty);

    public static EventData[] Events(int count) => [.. Enumerable.Range(0, count).Select(_ => Event())];

    public static StreamAppend Append(string id, params EventData[] events) => new() { Stream = Stream(id), Expected = ExpectedVersion.Any, Events = events };

    public static ValueTask<AppendResult> AppendAsync(this IEventStore store, string id, params EventData[] events) => store.AppendAsync(Append(id, events));

    public static async Task<List<RecordedEvent>> ReadAllAsync(this IEventStore store)
    {
        var events = new List<RecordedEvent>();
        for (var after = 0L; ;)
        {
            using var page = await store.ReadAllAsync(after, EventFilter.All, 1_000);
            events.AddRange(page.ToRecordedEvents());
            after = page.NextPosition;
            if (!page.HasMore) return events;
        }
    }
}
