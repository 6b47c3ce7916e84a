namespace DomainFx.Generators.Lock;

/// <summary>An object or enum as it is stored.</summary>
internal sealed class LockedType
{
    /// <summary>The properties of an object, by JSON name; null for an enum or an abstract type.</summary>
    public SortedDictionary<string, LockedProperty>? Properties { get; init; }

    /// <summary>The forms of properties that were given up: another one under such a name would misread what is stored.</summary>
    public SortedDictionary<string, string> Retired { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The members of an enum with their values; null for an object.</summary>
    public SortedDictionary<string, string>? Members { get; init; }

    /// <summary>The property that tells which derived type an object is of; null if it has no derived types.</summary>
    public string? Discriminator { get; init; }

    /// <summary>The derived types by discriminator.</summary>
    public SortedDictionary<string, string> Derived { get; init; } = new(StringComparer.Ordinal);
}
