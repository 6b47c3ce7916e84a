using System.Collections.Immutable;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>What a caller has to know of a method. All origins are seen from inside the method.</summary>
internal sealed class MethodSummary
{
    /// <summary>A method that does nothing that matters: the start of every recursion.</summary>
    public static MethodSummary Empty { get; } = new();

    /// <summary>What it does, each in the place where it first happens.</summary>
    public ImmutableArray<Fact> Facts { get; init; } = ImmutableArray<Fact>.Empty;

    /// <summary>What it returns.</summary>
    public Value Returned { get; init; }

    /// <summary>What objects of the caller hold afterwards that they did not hold before.</summary>
    public ImmutableArray<Holding> Holdings { get; init; } = ImmutableArray<Holding>.Empty;

    /// <summary>By parameter: the arguments that it calls a delegate with.</summary>
    public ImmutableDictionary<int, ImmutableArray<Value>> Invoked { get; init; } = ImmutableDictionary<int, ImmutableArray<Value>>.Empty;

    /// <summary>By parameter: what is assigned to it, where it is passed by reference.</summary>
    public ImmutableDictionary<int, Value> Assigned { get; init; } = ImmutableDictionary<int, Value>.Empty;

    /// <summary>Whether it tells callers as much as another; recursion ends when it does.</summary>
    public bool SameAs(MethodSummary other) => Parts().SequenceEqual(other.Parts());

    private IEnumerable<object> Parts() =>
    [
        Returned,
        .. Facts.Select(static fact => (object)fact.Says),
        .. Holdings.Select(static holding => (object)holding),
        .. Invoked.SelectMany(static entry => entry.Value.Select(value => (object)(entry.Key, value))),
        .. Assigned.Select(static entry => (object)(entry.Key, entry.Value)),
    ];
}
