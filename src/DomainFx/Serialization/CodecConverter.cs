using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainFx.Serialization;

/// <summary>Lets System.Text.Json write and read what a generated codec does, in the codec's format whatever the options are.</summary>
internal sealed class CodecConverter<T>(CodecConverter<T>.Writing write, CodecConverter<T>.Reading read) : JsonConverter<T>
{
    public delegate void Writing(JsonWriter writer, T value);

    public delegate T Reading(ReadOnlySpan<byte> json);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        using var json = new JsonWriter();
        try
        {
            write(json, value);
        }
        catch (JsonFormatException exception)
        {
            throw new JsonException(exception.Message, exception);
        }

        writer.WriteRawValue(json.Written, skipInputValidation: true);
    }

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = new JsonWriter();
        using (var copy = new Utf8JsonWriter((IBufferWriter<byte>)json)) Copy(ref reader, copy);
        try
        {
            return read(json.Written);
        }
        catch (JsonFormatException exception)
        {
            throw new JsonException(exception.Message, JsonPath.At(json.Written, exception.Position), lineNumber: null, bytePositionInLine: exception.Position, exception);
        }
    }

    // The reader may be given its input in pieces, and comments or commas that the options allow: what is copied has none of that.
    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter copy)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        document.RootElement.WriteTo(copy);
    }
}
