using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DomainFx.Tests.Properties;

/// <summary>Compares two object graphs by everything they hold, private fields included, and says where they differ.</summary>
internal static class DeepEquality
{
    /// <summary>The first difference; null if there is none.</summary>
    public static string? Difference(object? expected, object? actual, string path = "$")
    {
        if (expected is null || actual is null) return ReferenceEquals(expected, actual) ? null : Differ(path, expected, actual);
        if (expected is JsonElement json) return actual is JsonElement other && JsonElement.DeepEquals(json, other) ? null : Differ(path, expected, actual);
        if (expected is IDictionary entries) return Entries(entries, actual as IDictionary, path);
        if (expected is IEnumerable items and not string) return Items(items, actual, path);
        if (expected.GetType() != actual.GetType()) return Differ(path, expected.GetType(), actual.GetType());
        if (expected.GetType() is { IsPrimitive: true } or { IsEnum: true } || (expected.GetType().Namespace == "System" && expected is not ITuple)) return SameLeaf(expected, actual) ? null : Differ(path, expected, actual);
        return FieldsOf(expected.GetType())
            .Select(field => Difference(field.GetValue(expected), field.GetValue(actual), $"{path}.{field.Name}"))
            .FirstOrDefault(difference => difference is not null);
    }

    // Equals would take 1.0 for 1.00, 0.0 for -0.0, and one moment for the same moment elsewhere.
    private static bool SameLeaf(object expected, object actual) => (expected, actual) switch
    {
        (decimal left, decimal right) => decimal.GetBits(left).SequenceEqual(decimal.GetBits(right)),
        (double left, double right) => BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right),
        (float left, float right) => BitConverter.SingleToInt32Bits(left) == BitConverter.SingleToInt32Bits(right),
        (Half left, Half right) => BitConverter.HalfToInt16Bits(left) == BitConverter.HalfToInt16Bits(right),
        (DateTimeOffset left, DateTimeOffset right) => left.EqualsExact(right),
        (DateTime left, DateTime right) => left.Equals(right) && left.Kind == right.Kind,
        (Uri left, Uri right) => left.OriginalString == right.OriginalString,
        _ => expected.Equals(actual),
    };

    private static string? Entries(IDictionary expected, IDictionary? actual, string path)
    {
        if (actual is null || expected.Count != actual.Count) return Differ($"{path}.Count", expected.Count, actual?.Count);
        foreach (DictionaryEntry entry in expected)
        {
            if (!actual.Contains(entry.Key)) return Differ($"{path}[{entry.Key}]", entry.Value, "nothing");
            if (Difference(entry.Value, actual[entry.Key], $"{path}[{entry.Key}]") is { } difference) return difference;
        }

        return null;
    }

    private static string? Items(IEnumerable expected, object actual, string path)
    {
        if (actual is not IEnumerable) return Differ(path, expected.GetType(), actual.GetType());
        var left = expected.Cast<object?>().ToArray();
        var right = ((IEnumerable)actual).Cast<object?>().ToArray();
        if (left.Length != right.Length) return Differ($"{path}.Count", left.Length, right.Length);
        if (IsUnordered(expected))
        {
            left = [.. left.OrderBy(Key, StringComparer.Ordinal)];
            right = [.. right.OrderBy(Key, StringComparer.Ordinal)];
        }

        return left.Select((item, index) => Difference(item, right[index], $"{path}[{index}]")).FirstOrDefault(difference => difference is not null);
    }

    private static string? Key(object? item) => item is IFormattable formattable ? formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture) : item?.ToString();

    private static bool IsUnordered(IEnumerable items) =>
        items.GetType().GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IReadOnlySet<>));

    private static IEnumerable<FieldInfo> FieldsOf(Type? type) =>
        type is null || type == typeof(object) || type == typeof(ValueType)
            ? []
            : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Concat(FieldsOf(type.BaseType));

    private static string Differ(string path, object? expected, object? actual) => $"{path}: expected {expected ?? "null"}, got {actual ?? "null"}";
}
