using System.Globalization;
using DomainFx.Generators.Lock;

namespace DomainFx.CodeFixes.Lock;

/// <summary>Forms of the lock as C# types, where types that have changed since are replaced by frozen ones.</summary>
internal sealed class FrozenForms
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "string", "bool", "char", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal",
    };

    private static readonly HashSet<string> OfSystem = new(StringComparer.Ordinal)
    {
        "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Guid", "Uri", "Version", "Half", "Int128", "UInt128",
    };

    private readonly LockedContract _locked;

    public FrozenForms(LockedContract locked, LockedContract current)
    {
        _locked = locked;
        // What holds a changed type has changed with it.
        var changed = new SortedSet<string>(locked.Types.Keys.Where(name => !current.Types.TryGetValue(name, out LockedType? now) || LockText.Of(now) != LockText.Of(locked.Types[name])), StringComparer.Ordinal);
        while (locked.Types.Any(type => !changed.Contains(type.Key) && Forms(type.Value).Any(form => Holds(form, changed.Contains)) && changed.Add(type.Key)))
        {
        }

        Changed = changed;
    }

    /// <summary>The types that have changed.</summary>
    public IReadOnlyCollection<string> Changed { get; }

    public string Suffix => "V" + _locked.Key.Version.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether all of it can be written: hierarchies, generic types and what only a converter knows are kept by hand.</summary>
    public bool AreWritable =>
        Changed.All(name => _locked.Types[name] is { Discriminator: null } && name.IndexOf('<') < 0)
        && !Forms(_locked.Shape).Concat(Changed.SelectMany(name => Forms(_locked.Types[name]))).Any(static form => form.Contains("converted<") || (form.Contains("text<") && !form.StartsWith("text<", StringComparison.Ordinal)));

    public bool IsChanged(string form) => Holds(form, Changed.Contains);

    public string NameOf(string type) => type.Substring(type.LastIndexOf('.') + 1) + Suffix;

    public static string AttributesOf(string form) => form.StartsWith("text<", StringComparison.Ordinal)
        ? "[property: System.Text.Json.Serialization.JsonNumberHandling(System.Text.Json.Serialization.JsonNumberHandling.WriteAsString | System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString)] "
        : "";

    /// <summary>A form as C#: immutable, and in full, so that it needs no using directive.</summary>
    public string TypeOf(string text)
    {
        Form form = Form.Parse(text);
        string type = form.Core switch
        {
            "[]" => $"System.Collections.Immutable.ImmutableArray<{TypeOf(form.Parts[0])}>",
            "set" => $"System.Collections.Immutable.ImmutableHashSet<{TypeOf(form.Parts[0])}>",
            "stack" => $"System.Collections.Immutable.ImmutableStack<{TypeOf(form.Parts[0])}>",
            "map" => $"System.Collections.Immutable.ImmutableDictionary<{TypeOf(form.Parts[0])}, {TypeOf(form.Parts[1])}>",
            "bytes" => "byte[]",
            _ when Keywords.Contains(form.Core) => form.Core,
            _ when OfSystem.Contains(form.Core) => "System." + form.Core,
            _ when form.Core.StartsWith("text<", StringComparison.Ordinal) => TypeOf(form.Core.Substring(5, form.Core.Length - 6)),
            _ => Changed.Contains(form.Core) ? NameOf(form.Core) : form.Core == _locked.Type ? NameOf(form.Core) : "global::" + form.Core,
        };
        return form.IsNullable ? type + "?" : type;
    }

    private static IEnumerable<string> Forms(LockedType type) => (type.Properties ?? new()).Values.Select(static property => property.Form).Concat(type.Derived.Values);

    private static bool Holds(string text, Func<string, bool> isSought)
    {
        Form form = Form.Parse(text);
        return isSought(form.Core) || form.Parts.Any(part => Holds(part, isSought));
    }
}
