using System.Text.Json;

namespace DomainFx.Stores;

/// <summary>Writes and reads metadata as stores keep it: a JSON object of what is set, nothing at all when nothing is.</summary>
public static class MetadataCodec
{
    /// <summary>How a writer for metadata is set up.</summary>
    internal static JsonWriterOptions WriterOptions => new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes metadata as part of something else; nothing if there is none.</summary>
    internal static void Write(Utf8JsonWriter json, EventMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(metadata);
        if (metadata.Equals(EventMetadata.Empty)) return;
        json.WriteStartObject();
        WriteText(json, "correlationId"u8, metadata.CorrelationId);
        WriteText(json, "causationId"u8, metadata.CausationId);
        WriteText(json, "userId"u8, metadata.UserId);
        WriteText(json, "traceId"u8, metadata.TraceId);
        WriteText(json, "tenantId"u8, metadata.TenantId);
        if (metadata.Headers.Count > 0)
        {
            json.WriteStartObject("headers"u8);
            foreach (var (name, value) in metadata.Headers) json.WriteString(name, value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
    }

    /// <summary>Reads what <see cref="Write(Utf8JsonWriter, EventMetadata)"/> wrote; unknown properties are skipped.</summary>
    /// <exception cref="EventSerializationException">The bytes are no metadata.</exception>
    internal static EventMetadata Read(ReadOnlySpan<byte> bytes, ref readonly EventRow row)
    {
        try
        {
            return Read(bytes);
        }
        catch (JsonException exception)
        {
            throw new EventSerializationException(
                "The metadata is malformed.", row.Stream, row.Version, row.Position, new EventType(row.TypeName, row.SchemaVersion), exception.Path ?? "$", exception);
        }
    }

    /// <summary>Reads what <see cref="Write(Utf8JsonWriter, EventMetadata)"/> wrote; unknown properties are skipped.</summary>
    /// <exception cref="JsonException">The bytes are no metadata.</exception>
    internal static EventMetadata Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        string? correlation = null, causation = null, user = null, trace = null, tenant = null;
        var headers = EventMetadata.Empty.Headers;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("correlationId"u8)) correlation = ReadText(ref reader);
            else if (reader.ValueTextEquals("causationId"u8)) causation = ReadText(ref reader);
            else if (reader.ValueTextEquals("userId"u8)) user = ReadText(ref reader);
            else if (reader.ValueTextEquals("traceId"u8)) trace = ReadText(ref reader);
            else if (reader.ValueTextEquals("tenantId"u8)) tenant = ReadText(ref reader);
            else if (reader.ValueTextEquals("headers"u8)) headers = ReadHeaders(ref reader);
            else reader.Skip();
        }

        return new EventMetadata { CorrelationId = correlation, CausationId = causation, UserId = user, TraceId = trace, TenantId = tenant, Headers = headers };
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    private static Dictionary<string, string> ReadHeaders(ref Utf8JsonReader reader)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            headers[name] = ReadText(ref reader) ?? "";
        }

        return headers;
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }
}
