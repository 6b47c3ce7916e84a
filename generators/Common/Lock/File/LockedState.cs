namespace DomainFx.Generators.Lock;

/// <summary>What is made of events and kept: the state of an aggregate in snapshots, the table of a read model, the work of a projection.</summary>
internal sealed class LockedState
{
    /// <summary>The CLR type.</summary>
    public required string Type { get; init; }

    /// <summary>The versions that its attributes declare.</summary>
    public required string Version { get; init; }

    /// <summary>Its members or columns, line by line.</summary>
    public required List<string> Shape { get; init; }

    /// <summary>Hashes of the bodies of its <c>[Event]</c> methods, by stored event name; and of its <c>[KeyOf]</c> methods, by <c>key of</c> and that name.</summary>
    public SortedDictionary<string, string> Handlers { get; init; } = new(StringComparer.Ordinal);

    /// <summary>For what is declared: what the lock may call its handlers from before their events were renamed. Not stored.</summary>
    public Dictionary<string, IReadOnlyList<string>> Renamed { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The former names of a handler.</summary>
    public IReadOnlyList<string> FormerNames(string handler) => Renamed.TryGetValue(handler, out IReadOnlyList<string>? names) ? names : [];
}
