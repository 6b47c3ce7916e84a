using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DomainFx.Testing;

/// <summary>Finds the first place at which two values differ, whatever their types' own equality says.</summary>
[RequiresUnreferencedCode(ContractTests.Reflection)]
internal sealed class ValueDifference
{
    private const int Deepest = 64;

    private readonly MemberKind _kind;

    private ValueDifference(MemberKind kind) => _kind = kind;

    /// <summary>The difference as a sentence; null if there is none.</summary>
    public static string? Of(object? expected, object? actual, MemberKind kind) => new ValueDifference(kind).Compare(expected, actual, "$", 0);

    private string? Compare(object? expected, object? actual, string path, int depth)
    {
        if (ReferenceEquals(expected, actual)) return null;
        if (expected is null || actual is null) return Became(expected, actual, path);
        if (depth > Deepest) throw new ScenarioException($"The values are nested more than {Deepest} deep at {path}: does an object refer to itself?");
        if (Scalars.Are(expected) || Scalars.Are(actual)) return Scalars.AreEqual(expected, actual) ? null : Became(expected, actual, path);
        if (Entries(expected) is { } left && Entries(actual) is { } right) return CompareEntries(left, right, path, depth);
        if (expected is IEnumerable first && actual is IEnumerable second) return CompareItems(expected, [.. first.Cast<object?>()], [.. second.Cast<object?>()], path, depth);
        if (expected.GetType() != actual.GetType()) return $"at {path} a {expected.GetType().Name} became a {actual.GetType().Name}.";
        return ComparedMembers.Of(expected.GetType(), _kind)
            .Select(member => Compare(member.Read(expected), member.Read(actual), $"{path}.{member.Name}", depth + 1))
            .FirstOrDefault(difference => difference is not null);
    }

    private string? CompareItems(object collection, List<object?> expected, List<object?> actual, string path, int depth)
    {
        if (expected.Count != actual.Count) return string.Create(CultureInfo.InvariantCulture, $"at {path} {expected.Count} items became {actual.Count}.");
        if (HasNoOrder(collection.GetType()))
        {
            var missing = expected.Find(item => !actual.Exists(other => Compare(item, other, path, depth + 1) is null));
            return missing is null ? null : $"at {path} {Show(missing)} is missing.";
        }

        return expected.Select((item, i) => Compare(item, actual[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), depth + 1)).FirstOrDefault(difference => difference is not null);
    }

    private string? CompareEntries(Dictionary<object, object?> expected, Dictionary<object, object?> actual, string path, int depth)
    {
        if (expected.Count != actual.Count) return string.Create(CultureInfo.InvariantCulture, $"at {path} {expected.Count} entries became {actual.Count}.");
        foreach (var (key, value) in expected)
        {
            if (!actual.TryGetValue(key, out var other)) return $"at {path} the entry of {Show(key)} is missing.";
            if (Compare(value, other, $"{path}[{Show(key)}]", depth + 1) is { } difference) return difference;
        }

        return null;
    }

    private static Dictionary<object, object?>? Entries(object value)
    {
        if (!Implements(value.GetType(), typeof(IReadOnlyDictionary<,>)) && !Implements(value.GetType(), typeof(IDictionary<,>))) return null;
        var entries = new Dictionary<object, object?>();
        foreach (var entry in (IEnumerable)value)
        {
            var type = entry.GetType();
            entries.Add(type.GetProperty("Key")!.GetValue(entry)!, type.GetProperty("Value")!.GetValue(entry));
        }

        return entries;
    }

    private static bool HasNoOrder(Type type) => Implements(type, typeof(ISet<>)) || Implements(type, typeof(IReadOnlySet<>));

    private static bool Implements(Type type, Type definition) => Array.Exists(type.GetInterfaces(), one => one.IsGenericType && one.GetGenericTypeDefinition() == definition);

    private static string Became(object? expected, object? actual, string path) => $"at {path} {Show(expected)} became {Show(actual)}.";

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => JsonSerializer.Serialize(text, SampleJson.Default.String),
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        double or float => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        JsonNode node => node.ToJsonString(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
