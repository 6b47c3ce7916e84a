using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>What a delegate calls: a lambda or local function, or a method with its receiver.</summary>
/// <param name="Method">The function.</param>
/// <param name="Receiver">The instance that it is called on.</param>
/// <param name="IsNoted">Whether another method made it, and was charged there with what it does to all but its arguments.</param>
internal sealed record Function(IMethodSymbol Method, Value Receiver, bool IsNoted = false);
