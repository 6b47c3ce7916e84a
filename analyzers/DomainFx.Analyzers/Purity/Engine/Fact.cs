using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>One thing that a method does, itself or through what it calls.</summary>
/// <param name="Kind">What.</param>
/// <param name="Syntax">Where in this method.</param>
internal sealed record Fact(FactKind Kind, SyntaxNode Syntax)
{
    /// <summary>Whose object is changed or stored into, seen from this method.</summary>
    public Origins Origins { get; init; }

    /// <summary>Whose objects are kept, seen from this method.</summary>
    public Origins Stored { get; init; }

    /// <summary>The method that does it, if this one only calls it.</summary>
    public IMethodSymbol? Callee { get; init; }

    /// <summary>What it does there.</summary>
    public Fact? Cause { get; init; }

    /// <summary>What it says, not how the method comes to it: in a recursion there is always a longer way.</summary>
    public (SyntaxNode Syntax, FactKind Kind, Origins Origins, Origins Stored) Says => (Syntax, Kind, Origins, Stored);

    /// <summary>The same, seen from a caller.</summary>
    public Fact CalledFrom(SyntaxNode call, IMethodSymbol callee, Origins origins, Origins stored) =>
        new(Kind, call) { Origins = origins, Stored = stored, Callee = callee, Cause = this };
}
