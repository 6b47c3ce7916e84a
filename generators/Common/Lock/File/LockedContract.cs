namespace DomainFx.Generators.Lock;

/// <summary>An event contract as it is stored.</summary>
internal sealed class LockedContract
{
    public required EventKey Key { get; init; }

    /// <summary>The CLR type, which tells a contract that was renamed from one that is gone.</summary>
    public required string Type { get; init; }

    /// <summary>Names under which this version was stored before.</summary>
    public SortedSet<string> FormerNames { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The contract itself.</summary>
    public required LockedType Shape { get; init; }

    /// <summary>The types that it holds, by the name that forms call them by.</summary>
    public SortedDictionary<string, LockedType> Types { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Where the file names it, as an offset.</summary>
    public int Start { get; init; }
}
