using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>What is shared by all handlers of one compilation.</summary>
internal sealed class PurityModel
{
    public PurityModel(Compilation compilation, NondeterministicMembers nondeterministic)
    {
        Nondeterministic = nondeterministic;
        Bodies = new MethodBodies(compilation);
        Implementations = new Implementations(compilation, Bodies);
        Delegates = new KeptDelegates(Bodies);
    }

    public MethodBodies Bodies { get; }

    public Implementations Implementations { get; }

    public KeptDelegates Delegates { get; }

    public Summaries Summaries { get; } = new();

    public TypeFacts Types { get; } = new();

    public NondeterministicMembers Nondeterministic { get; }
}
