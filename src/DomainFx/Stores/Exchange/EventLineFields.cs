using System.Text.Json;

namespace DomainFx.Stores;

/// <summary>What a line says of an event, while it is read.</summary>
internal struct EventLineFields
{
    private string? _category;
    private string? _id;
    private string? _type;
    private long _version;
    private long _position;
    private int? _schemaVersion;
    private Guid? _eventId;
    private DateTimeOffset? _occurredAt;
    private DateTimeOffset? _recordedAt;
    private EventMetadata? _metadata;
    private byte[]? _data;

    /// <summary>Reads a property and its value; an unknown one is skipped.</summary>
    public void Read(ref Utf8JsonReader json, ReadOnlySpan<byte> line, Dictionary<string, string> names)
    {
        if (json.ValueTextEquals("category"u8)) _category = ReadName(ref json, names);
        else if (json.ValueTextEquals("id"u8)) _id = ReadText(ref json);
        else if (json.ValueTextEquals("version"u8)) _version = Next(ref json).GetInt64();
        else if (json.ValueTextEquals("position"u8)) _position = Next(ref json).GetInt64();
        else if (json.ValueTextEquals("type"u8)) _type = ReadName(ref json, names);
        else if (json.ValueTextEquals("schemaVersion"u8)) _schemaVersion = Next(ref json).GetInt32();
        else if (json.ValueTextEquals("eventId"u8)) _eventId = Next(ref json).GetGuid();
        else if (json.ValueTextEquals("occurredAt"u8)) _occurredAt = Next(ref json).GetDateTimeOffset();
        else if (json.ValueTextEquals("recordedAt"u8)) _recordedAt = Next(ref json).GetDateTimeOffset();
        else if (json.ValueTextEquals("metadata"u8)) _metadata = MetadataCodec.Read(ReadRaw(ref json, line));
        else if (json.ValueTextEquals("data"u8)) _data = ReadRaw(ref json, line).ToArray();
        else if (json.ValueTextEquals("dataBase64"u8)) _data = Next(ref json).GetBytesFromBase64();
        else json.Skip();
    }

    /// <summary>The stream.</summary>
    /// <exception cref="FormatException">A part of its name is missing.</exception>
    public readonly StreamId ToStream() =>
        new(_category ?? throw Missing("category"), _id ?? throw Missing("id"));

    /// <summary>The event.</summary>
    /// <exception cref="FormatException">Something that every event has is missing.</exception>
    public readonly RecordedEvent ToEvent() => new()
    {
        Stream = ToStream(),
        Version = _version > 0 ? _version : throw Missing("version"),
        Position = _position,
        Type = new EventType(_type ?? throw Missing("type"), _schemaVersion ?? throw Missing("schemaVersion")),
        EventId = _eventId ?? throw Missing("eventId"),
        OccurredAt = _occurredAt ?? throw Missing("occurredAt"),
        RecordedAt = _recordedAt ?? throw Missing("recordedAt"),
        Metadata = _metadata ?? EventMetadata.Empty,
        Data = _data ?? throw Missing("data"),
    };

    private static FormatException Missing(string property) => new($"\"{property}\" is missing.");

    private static string? ReadText(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetString();
    }

    // Categories and types are few, and each is on every line.
    private static string? ReadName(ref Utf8JsonReader json, Dictionary<string, string> names)
    {
        var name = ReadText(ref json);
        if (name is null) return null;
        if (names.TryGetValue(name, out var known)) return known;
        names.Add(name, name);
        return name;
    }

    private static ReadOnlySpan<byte> ReadRaw(ref Utf8JsonReader json, ReadOnlySpan<byte> line)
    {
        json.Read();
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return line[start..(int)json.BytesConsumed];
    }

    private static ref Utf8JsonReader Next(ref Utf8JsonReader json)
    {
        json.Read();
        return ref json;
    }
}
