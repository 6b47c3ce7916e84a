using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>What is shared by all handlers of one compilation.</summary>
internal sealed class PurityModel(Compilation compilation, NondeterministicMembers nondeterministic)
{
    public MethodBodies Bodies { get; } = new(compilation);

    public Summaries Summaries { get; } = new();

    public TypeFacts Types { get; } = new();

    public NondeterministicMembers Nondeterministic => nondeterministic;
}
