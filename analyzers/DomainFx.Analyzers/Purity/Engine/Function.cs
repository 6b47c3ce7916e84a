using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>What a delegate calls: a lambda or local function, or a method with its receiver.</summary>
/// <param name="Method">The function.</param>
/// <param name="Receiver">The instance that it is called on.</param>
internal sealed record Function(IMethodSymbol Method, Value Receiver)
{
    public bool Equals(Function? other) => other is not null && SymbolEqualityComparer.Default.Equals(Method, other.Method) && Receiver == other.Receiver;

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}
