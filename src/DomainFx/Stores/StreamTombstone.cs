using System.Buffers;
using System.Text.Json;

namespace DomainFx.Stores;

/// <summary>The event that a deleted stream leaves behind. Its data says of which types the stream's events were, so that read models know whether they are about it:
/// <c>{"types":["account-opened"]}</c>.</summary>
public static class StreamTombstone
{
    private const string Types = "types";

    /// <summary>Its stored name and schema version. Its version is the deleted stream's plus one.</summary>
    public static readonly EventType EventType = new("$stream-deleted", 1);

    /// <summary>For stores: the append that leaves it.</summary>
    /// <param name="stream">The deleted stream.</param>
    /// <param name="version">The stream's version before it was deleted.</param>
    /// <param name="eventTypes">The stored names of the types of its events, each once.</param>
    /// <param name="now">The store's time.</param>
    public static StreamAppend Append(StreamId stream, long version, IEnumerable<string> eventTypes, DateTimeOffset now) => new()
    {
        Stream = stream,
        Expected = ExpectedVersion.Exactly(version),
        Events = new[] { new EventData(Guid.NewGuid(), EventType, DataOf(eventTypes), now, EventMetadata.Empty) },
    };

    /// <summary>The stored names of the types of the events that were in the stream.</summary>
    /// <param name="data">A tombstone's data.</param>
    public static IReadOnlyList<string> EventTypesOf(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        return JsonElement.ParseValue(ref reader).TryGetProperty(Types, out var types) ? [.. types.EnumerateArray().Select(static type => type.GetString()!)] : [];
    }

    private static byte[] DataOf(IEnumerable<string> eventTypes)
    {
        var data = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(data);
        writer.WriteStartObject();
        writer.WriteStartArray(Types);
        foreach (var type in eventTypes) writer.WriteStringValue(type);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return data.WrittenSpan.ToArray();
    }
}
