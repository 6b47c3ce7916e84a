using Microsoft.CodeAnalysis;

namespace DomainFx.Roslyn.TestKit;

/// <summary>One output of one step of one generator, and why it is as it is.</summary>
public sealed record GeneratorStep(string Generator, string Name, object? Value, IncrementalStepRunReason Reason)
{
    public bool FromCache => Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    public override string ToString() => $"{Generator}/{Name}: {Reason} {Value}";
}
