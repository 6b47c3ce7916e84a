using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainFx.Serialization;

/// <summary>Lets System.Text.Json write an aggregate's id as its stored text, also as a dictionary's key, and read it from that or from a number.</summary>
internal sealed class IdConverter<TId>(Func<TId, string> format, Func<string, TId> parse) : JsonConverter<TId>
    where TId : notnull
{
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(format(value));

    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan),
        _ => throw new JsonException($"An id of type {typeof(TId)} is a string or a number in JSON."),
    });

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WritePropertyName(format(value));

    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString()!);

    private TId Parse(string text)
    {
        try
        {
            return parse(text);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            throw new JsonException($"The text is no id of type {typeof(TId)}: {exception.Message}", exception);
        }
    }
}
