using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace DomainFx.Stores;

/// <summary>Writes the lines of an export.</summary>
internal sealed class LineWriter(IBufferWriter<byte> output) : IDisposable
{
    private static readonly SearchValues<byte> LineBreaks = SearchValues.Create("\r\n"u8);
    private readonly Utf8JsonWriter _json = new(output, MetadataCodec.WriterOptions);

    public void Write(ExchangedLine line)
    {
        _json.WriteStartObject();
        if (line.Event is { } recorded)
        {
            WriteEvent(recorded);
        }
        else if (line.Archived is { } stream)
        {
            _json.WriteStartObject("archived"u8);
            WriteStream(stream);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        output.Write("\n"u8);
    }

    public void Dispose() => _json.Dispose();

    private void WriteEvent(RecordedEvent recorded)
    {
        WriteStream(recorded.Stream);
        _json.WriteNumber("version"u8, recorded.Version);
        _json.WriteNumber("position"u8, recorded.Position);
        _json.WriteString("type"u8, recorded.Type.Name);
        _json.WriteNumber("schemaVersion"u8, recorded.Type.SchemaVersion);
        _json.WriteString("eventId"u8, recorded.EventId);
        _json.WriteString("occurredAt"u8, recorded.OccurredAt.UtcDateTime);
        _json.WriteString("recordedAt"u8, recorded.RecordedAt.UtcDateTime);
        if (!recorded.Metadata.Equals(EventMetadata.Empty))
        {
            _json.WritePropertyName("metadata"u8);
            MetadataCodec.Write(_json, recorded.Metadata);
        }

        if (StandsOnALine(recorded.Data.Span))
        {
            _json.WritePropertyName("data"u8);
            _json.WriteRawValue(recorded.Data.Span, skipInputValidation: true);
        }
        else
        {
            _json.WriteBase64String("dataBase64"u8, recorded.Data.Span);
        }
    }

    private void WriteStream(StreamId stream)
    {
        _json.WriteString("category"u8, stream.Category);
        _json.WriteString("id"u8, stream.Id);
    }

    // What comes back must be the same bytes: white space around a value would be lost, a line break would end the line.
    private static bool StandsOnALine(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty || data[0] is (byte)' ' or (byte)'\t' || data[^1] is (byte)' ' or (byte)'\t' || data.ContainsAny(LineBreaks) || !Utf8.IsValid(data)) return false;
        try
        {
            var reader = new Utf8JsonReader(data);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
