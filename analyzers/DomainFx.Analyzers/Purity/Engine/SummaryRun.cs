using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>
/// Summarises one handler and all that it calls, callees first. A recursive call takes what is known so far of the method,
/// which is walked again until nothing is added; what hangs on an unfinished method is used, but not kept.
/// </summary>
internal sealed class SummaryRun(PurityModel model, CancellationToken cancellationToken)
{
    private const int MostCalls = 40;
    private const int MostRounds = 8;

    private readonly Dictionary<SummaryKey, Open> _open = [];
    private int _lowest = int.MaxValue;

    public PurityModel Model => model;

    public CancellationToken CancellationToken => cancellationToken;

    public MethodSummary Of(IMethodSymbol method, INamedTypeSymbol? instance)
    {
        var key = new SummaryKey(method, instance);
        if (model.Summaries.Find(key) is { } complete) return complete;
        if (_open.TryGetValue(key, out Open? open))
        {
            open.IsRecursive = true;
            _lowest = Math.Min(_lowest, open.Depth);
            return open.Summary;
        }

        if (_open.Count == MostCalls)
        {
            _lowest = -1;
            return MethodSummary.Empty;
        }

        cancellationToken.ThrowIfCancellationRequested();
        ImmutableArray<IOperation> bodies = model.Bodies.Of(method, cancellationToken);
        return bodies.IsEmpty ? MethodSummary.Empty : Solve(key, bodies);
    }

    private MethodSummary Solve(SummaryKey key, ImmutableArray<IOperation> bodies)
    {
        int lowestBefore = _lowest;
        _lowest = int.MaxValue;
        var open = new Open { Depth = _open.Count };
        _open.Add(key, open);
        MethodSummary summary = MethodSummary.Empty;
        for (int round = 0; round < MostRounds; round++)
        {
            summary = new BodyWalk(this, key).Summarise(bodies);
            if (!open.IsRecursive || summary.SameAs(open.Summary)) break;
            open.Summary = summary;
        }

        _open.Remove(key);
        bool isComplete = _lowest >= open.Depth;
        if (isComplete) model.Summaries.Add(key, summary);
        _lowest = isComplete ? lowestBefore : Math.Min(lowestBefore, _lowest);
        return summary;
    }

    private sealed class Open
    {
        public required int Depth { get; init; }

        public bool IsRecursive { get; set; }

        public MethodSummary Summary { get; set; } = MethodSummary.Empty;
    }
}
