using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>A method, and the type of its instance where that is known: it decides which overrides are called.</summary>
internal readonly record struct SummaryKey(IMethodSymbol Method, INamedTypeSymbol? Instance)
{
    public bool Equals(SummaryKey other) =>
        SymbolEqualityComparer.Default.Equals(Method, other.Method) && SymbolEqualityComparer.Default.Equals(Instance, other.Instance);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}
