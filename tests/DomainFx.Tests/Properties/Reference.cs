using System.Collections.Frozen;
using System.Collections.ObjectModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainFx.Tests.Properties;

/// <summary>System.Text.Json with the options that define the stored format.</summary>
internal static class Reference
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(), new WrapperConverters(), new OneWayConverters() },
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static T Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, Options)!;

    // A wrapper is its value, which System.Text.Json only does when told so.
    private sealed class WrapperConverters : JsonConverterFactory
    {
        private static readonly Type[] Wrappers = [typeof(Codecs.Contracts.OrderNumber), typeof(Codecs.Contracts.CustomerId)];

        public override bool CanConvert(Type typeToConvert) => Wrappers.Contains(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        {
            var property = typeToConvert.GetProperty("Value")!;
            return (JsonConverter)Activator.CreateInstance(typeof(WrapperConverter<,>).MakeGenericType(typeToConvert, property.PropertyType), property)!;
        }
    }

    private sealed class WrapperConverter<TWrapper, TValue>(PropertyInfo property) : JsonConverter<TWrapper>
    {
        private static JsonConverter<TValue> Inner(JsonSerializerOptions options) => (JsonConverter<TValue>)options.GetConverter(typeof(TValue));

        public override TWrapper Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Wrap(Inner(options).Read(ref reader, typeof(TValue), options));

        public override void Write(Utf8JsonWriter writer, TWrapper value, JsonSerializerOptions options) => Inner(options).Write(writer, Unwrap(value), options);

        public override TWrapper ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Wrap(Inner(options).ReadAsPropertyName(ref reader, typeof(TValue), options));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TWrapper value, JsonSerializerOptions options) =>
            Inner(options).WriteAsPropertyName(writer, Unwrap(value)!, options);

        private static TWrapper Wrap(TValue? value) => (TWrapper)Activator.CreateInstance(typeof(TWrapper), value)!;

        private TValue Unwrap(TWrapper wrapper) => (TValue)property.GetValue(wrapper)!;
    }

    // System.Text.Json writes these families, and cannot read them.
    private sealed class OneWayConverters : JsonConverterFactory
    {
        private static readonly Type[] Families = [typeof(FrozenSet<>), typeof(FrozenDictionary<,>), typeof(ReadOnlyCollection<>), typeof(ReadOnlyDictionary<,>), typeof(IReadOnlySet<>)];

        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && Families.Contains(typeToConvert.GetGenericTypeDefinition());

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        {
            var arguments = typeToConvert.GetGenericArguments();
            return (JsonConverter)(arguments.Length == 1
                ? Activator.CreateInstance(typeof(SequenceConverter<,>).MakeGenericType(typeToConvert, arguments[0]))
                : Activator.CreateInstance(typeof(MapConverter<,,>).MakeGenericType(typeToConvert, arguments[0], arguments[1])))!;
        }
    }

    private sealed class SequenceConverter<TSequence, T> : JsonConverter<TSequence>
        where TSequence : class, IEnumerable<T>
    {
        public override TSequence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (TSequence)Collections.Sequence(typeof(TSequence), typeof(T), [.. JsonSerializer.Deserialize<List<T>>(ref reader, options)!.Cast<object?>()]);

        public override void Write(Utf8JsonWriter writer, TSequence value, JsonSerializerOptions options) => JsonSerializer.Serialize<IEnumerable<T>>(writer, value, options);
    }

    private sealed class MapConverter<TMap, TKey, TValue> : JsonConverter<TMap>
        where TMap : class, IReadOnlyDictionary<TKey, TValue>
        where TKey : notnull
    {
        public override TMap Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (TMap)Collections.Map(
                typeof(TMap), typeof(TKey), typeof(TValue), [.. JsonSerializer.Deserialize<Dictionary<TKey, TValue>>(ref reader, options)!.Select(pair => ((object?)pair.Key, (object?)pair.Value))]);

        public override void Write(Utf8JsonWriter writer, TMap value, JsonSerializerOptions options) => JsonSerializer.Serialize<IReadOnlyDictionary<TKey, TValue>>(writer, value, options);
    }
}
