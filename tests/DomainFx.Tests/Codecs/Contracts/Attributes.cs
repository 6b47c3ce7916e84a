using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainFx.Tests.Codecs.Contracts;

[EventType("codec-names")]
public sealed record Names([property: JsonPropertyName("the \"name\" \u00e4")] string Name, [property: JsonPropertyName("ID")] int Identity, int URLValue, int x);

[EventType("codec-ignored")]
public sealed record Ignored(int Kept)
{
    [JsonIgnore]
    public int Never { get; init; } = 3;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? UnlessNull { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int UnlessDefault { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DateTimeOffset UnlessNoTime { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Always { get; init; }

    public int Computed => Kept * 2;
}

[EventType("codec-ordered")]
public sealed record Ordered
{
    [JsonPropertyOrder(2)]
    public int Last { get; init; }

    public int Middle { get; init; }

    [JsonPropertyOrder(-1)]
    public int First { get; init; }
}

[EventType("codec-required")]
public sealed record Required
{
    public required int ByKeyword { get; init; }

    [JsonRequired]
    public string ByAttribute { get; init; } = "";

    public int Optional { get; init; } = 42;

    public string Standard { get; init; } = "standard";
}

[EventType("codec-defaults")]
public sealed record Defaults(int Number, string Text = "text", Direction Direction = Direction.South, int? Maybe = 9, decimal Price = 1.50m, string? Nothing = null, Guid Id = default);

[EventType("codec-included")]
public sealed record Included
{
    [JsonInclude]
    public int Hidden { get; private init; }
}

[EventType("codec-numbers")]
public sealed record Numbers(
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)] long Quoted,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double Named,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] float? Single,
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int Lenient);

[EventType("codec-converted")]
public sealed record Converted(
    [property: JsonConverter(typeof(EuroConverter))] decimal Price, Temperature Outside, Temperature? Inside, List<Temperature> Series,
    [property: JsonConverter(typeof(JsonStringEnumConverter<Direction>))] Direction Text);

[JsonConverter(typeof(TemperatureConverter))]
public readonly record struct Temperature(int Millikelvin);

public sealed class TemperatureConverter : JsonConverter<Temperature>
{
    public override Temperature Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && reader.GetString() is ['T', .. var digits] && int.TryParse(digits, out var value)
            ? new Temperature(value)
            : throw new JsonException("A temperature looks like T293150.");

    public override void Write(Utf8JsonWriter writer, Temperature value, JsonSerializerOptions options) => writer.WriteStringValue($"T{value.Millikelvin}");
}

public sealed class EuroConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && reader.GetString()!.Split(' ') is [var amount, "EUR"] && decimal.TryParse(amount, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException("A price looks like 1.50 EUR.");

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value} EUR"));
}
