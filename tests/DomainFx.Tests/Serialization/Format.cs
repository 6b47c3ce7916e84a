using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DomainFx.Runtime;
using DomainFx.Serialization;

namespace DomainFx.Tests.Serialization;

/// <summary>The format of codecs, as System.Text.Json's reflection has it.</summary>
internal static class Format
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(), new WrapperConverter<CustomerId, Guid>(), new WrapperConverter<Percent, decimal>() },
    };

    public static string Write<T>(EventContract<T> contract, T value)
        where T : notnull
    {
        using var writer = new JsonWriter();
        contract.Write(writer, value);
        return Encoding.UTF8.GetString(writer.Written);
    }

    public static T Read<T>(EventContract<T> contract, string json)
        where T : notnull => contract.Read(contract.Type.SchemaVersion, Encoding.UTF8.GetBytes(json));

    /// <summary>Writes and reads in all ways: ours and System.Text.Json's, compact, indented, and in reverse order.</summary>
    public static T RoundTrips<T>(EventContract<T> contract, T value)
        where T : notnull
    {
        var json = Write(contract, value);
        Assert.Equal(JsonSerializer.Serialize(value, Options), json);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json, Options), Options));

        var read = Read(contract, json);
        Assert.Equal(json, Write(contract, read));
        Assert.Equal(json, Write(contract, Read(contract, Reversed(json, indented: false))));
        Assert.Equal(json, Write(contract, Read(contract, Reversed(json, indented: true))));
        return read;
    }

    /// <summary>The same object with its properties in reverse order and an unknown one, which everybody skips.</summary>
    private static string Reversed(string json, bool indented)
    {
        var properties = JsonNode.Parse(json)!.AsObject().Select(property => (property.Key, Value: property.Value?.DeepClone())).Reverse().ToList();
        var reversed = new JsonObject { ["unknown"] = new JsonObject { ["deep"] = new JsonArray(1, "x", null, true) } };
        foreach (var (key, value) in properties) reversed[key] = value;
        return reversed.ToJsonString(new JsonSerializerOptions { WriteIndented = indented });
    }

    private sealed class WrapperConverter<TWrapper, TValue> : JsonConverter<TWrapper>
    {
        public override TWrapper Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (TWrapper)Activator.CreateInstance(typeof(TWrapper), JsonSerializer.Deserialize<TValue>(ref reader, options))!;

        public override void Write(Utf8JsonWriter writer, TWrapper value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, (TValue)typeof(TWrapper).GetProperty("Value")!.GetValue(value)!, options);

        public override TWrapper ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (TWrapper)Activator.CreateInstance(typeof(TWrapper), Guid.Parse(reader.GetString()!))!;

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TWrapper value, JsonSerializerOptions options) =>
            writer.WritePropertyName(typeof(TWrapper).GetProperty("Value")!.GetValue(value)!.ToString()!);
    }
}
