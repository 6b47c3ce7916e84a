using Microsoft.CodeAnalysis;

namespace DomainFx.Generators;

/// <summary>
/// Collects what a parser refuses. The generator only needs to know that there was something, and must keep no
/// location in a cache; the analyzer runs the same parser and reports each reason.
/// </summary>
/// <param name="explain">Whether reasons and locations are kept.</param>
internal sealed class Refusals(bool explain)
{
    private readonly List<Refusal>? _all = explain ? [] : null;

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    public bool Any => Count > 0;

    /// <summary>The reasons; empty unless they are kept.</summary>
    public IReadOnlyList<Refusal> All => _all ?? (IReadOnlyList<Refusal>)[];

    /// <summary>Refuses because of a symbol.</summary>
    public void Add(string rule, ISymbol symbol, string reason)
    {
        Count++;
        _all?.Add(new(rule, SourceLocation(symbol), reason));
    }

    /// <summary>Refuses because of an attribute; underlines it, or the symbol where the attribute has no source.</summary>
    public void Add(string rule, AttributeData attribute, ISymbol symbol, string reason)
    {
        Count++;
        _all?.Add(new(
            rule,
            attribute.ApplicationSyntaxReference is { } reference
                ? Location.Create(reference.SyntaxTree, reference.Span)
                : SourceLocation(symbol),
            reason));
    }

    /// <summary>Refuses what somebody else reports: the compiler, or the same parser where the code stands.</summary>
    public void AddUnexplained() => Count++;

    private static Location SourceLocation(ISymbol symbol)
    {
        foreach (Location location in symbol.Locations)
        {
            if (location.IsInSource) return location;
        }

        return Location.None;
    }
}
