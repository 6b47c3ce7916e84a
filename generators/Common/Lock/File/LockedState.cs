namespace DomainFx.Generators.Lock;

/// <summary>The state of an aggregate as it is kept in snapshots.</summary>
internal sealed class LockedState
{
    /// <summary>The CLR type.</summary>
    public required string Type { get; init; }

    /// <summary>The format and the versions that <c>[Snapshot]</c> and <c>[Aggregate]</c> declare.</summary>
    public required string Version { get; init; }

    /// <summary>Its members, line by line.</summary>
    public required List<string> Shape { get; init; }

    /// <summary>Hashes of the bodies of its <c>[Event]</c> methods, by stored event name.</summary>
    public SortedDictionary<string, string> Handlers { get; init; } = new(StringComparer.Ordinal);
}
