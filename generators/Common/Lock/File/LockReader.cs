using System.Globalization;

namespace DomainFx.Generators.Lock;

/// <summary>Reads the lock file. What it does not know it skips, so that an older release reads what a newer one wrote beside it.</summary>
internal static class LockReader
{
    /// <summary>The lock that a text holds.</summary>
    /// <exception cref="LockFormatException">It is no lock file, or one of a newer format.</exception>
    public static LockFile Read(string text)
    {
        LockValue root = LockJson.Parse(text);
        if (root["format"]?.Text is not { } format || !int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            throw new LockFormatException("it does not say its format", root.Start);
        if (number > LockFile.Format)
            throw new LockFormatException($"its format is {format}, and this release of DomainFx knows {LockFile.Format.ToString(CultureInfo.InvariantCulture)}: update the package", root.Start);

        var file = new LockFile();
        foreach (KeyValuePair<string, LockValue> name in Members(root["events"]))
        {
            foreach (KeyValuePair<string, LockValue> version in Members(name.Value))
            {
                var key = new EventKey(name.Key, VersionOf(version.Key, version.Value.Start));
                file.Events[key] = Contract(key, version.Value);
            }
        }

        foreach (KeyValuePair<string, LockValue> retired in Members(root["retired"]))
        {
            int space = retired.Key.LastIndexOf(' ');
            if (space < 0) throw new LockFormatException($"'{retired.Key}' names no version", retired.Value.Start);
            file.Retired[new EventKey(retired.Key.Substring(0, space), VersionOf(retired.Key.Substring(space + 1), retired.Value.Start))] = TextOf(retired.Value);
        }

        foreach (StateKind kind in StateKinds.All)
        {
            foreach (KeyValuePair<string, LockValue> state in Members(root[StateKinds.Section(kind)])) file.States(kind)[state.Key] = State(state.Value);
        }

        return file;
    }

    private static LockedContract Contract(EventKey key, LockValue value) => new()
    {
        Key = key,
        Type = TextOf(value["type"]),
        FormerNames = new((value["formerNames"]?.Items ?? []).Select(TextOf), StringComparer.Ordinal),
        Shape = Type(value),
        Types = Dictionary(value["types"], Type),
        Start = value.Start,
    };

    private static LockedType Type(LockValue value) => new()
    {
        Properties = value["properties"] is { } properties ? Dictionary(properties, Property) : null,
        Retired = Dictionary(value["retired"], TextOf),
        Members = value["members"] is { } members ? Dictionary(members, TextOf) : null,
        Discriminator = value["discriminator"]?.Text,
        Derived = Dictionary(value["derived"], TextOf),
    };

    private static LockedProperty Property(LockValue value) => new(TextOf(value["type"]), value["required"]?.Text == "true", value["default"]?.Text);

    private static LockedState State(LockValue value) => new()
    {
        Type = TextOf(value["type"]),
        Version = TextOf(value["version"]),
        Shape = [.. (value["shape"]?.Items ?? []).Select(TextOf)],
        Handlers = Dictionary(value["handlers"], TextOf),
    };

    private static int VersionOf(string text, int position) =>
        text.StartsWith("v", StringComparison.Ordinal) && int.TryParse(text.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            ? version
            : throw new LockFormatException($"'{text}' is no version such as 'v1'", position);

    private static SortedDictionary<string, T> Dictionary<T>(LockValue? value, Func<LockValue, T> read)
    {
        var entries = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, LockValue> member in Members(value)) entries[member.Key] = read(member.Value);
        return entries;
    }

    private static List<KeyValuePair<string, LockValue>> Members(LockValue? value) =>
        value is null ? [] : value.Members ?? throw new LockFormatException("an object is expected here", value.Start);

    private static string TextOf(LockValue? value) => value?.Text ?? (value is null ? "" : throw new LockFormatException("a text is expected here", value.Start));
}
