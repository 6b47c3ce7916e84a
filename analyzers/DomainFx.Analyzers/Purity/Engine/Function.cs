using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>What a delegate calls: a lambda or local function, or a method with its receiver.</summary>
/// <param name="Method">The function.</param>
/// <param name="Self">Where the receiver comes from.</param>
/// <param name="Content">Where what the receiver holds comes from.</param>
internal readonly record struct Function(IMethodSymbol Method, Origins Self, Origins Content)
{
    public bool Equals(Function other) => SymbolEqualityComparer.Default.Equals(Method, other.Method) && Self == other.Self && Content == other.Content;

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}
