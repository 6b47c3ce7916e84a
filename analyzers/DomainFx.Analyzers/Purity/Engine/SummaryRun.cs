using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>
/// Summarises one handler and all that it calls, callees first. Methods that call each other in a circle take what is known so far
/// of each other; the first of them is walked again, and they with it, until nothing is added to any of them.
/// </summary>
internal sealed class SummaryRun(PurityModel model, CancellationToken cancellationToken)
{
    private const int MostCalls = 200;
    private const int MostRounds = 12;

    private readonly Dictionary<SummaryKey, Known> _known = [];
    private readonly Stack<(SummaryKey Key, Known Method)> _unfinished = new();
    private int _calls;
    private int _round;
    private int _lowest = int.MaxValue;
    private bool _hasGrown;

    // Whether something was too deep to be looked at: what hangs on it is known in this run only, another may get further.
    private bool _isCut;

    public PurityModel Model => model;

    public CancellationToken CancellationToken => cancellationToken;

    public MethodSummary Of(IMethodSymbol method, INamedTypeSymbol? instance)
    {
        // The parameters that the code names are those of the part that has it.
        method = method.PartialImplementationPart ?? method;
        var key = new SummaryKey(method, instance);
        if (model.Summaries.Find(key) is { } complete) return complete;
        if (_known.TryGetValue(key, out Known? known) && (known.IsOpen || known.Round >= _round))
        {
            _lowest = Math.Min(_lowest, known.Lowest);
            return known.Summary;
        }

        cancellationToken.ThrowIfCancellationRequested();
        ImmutableArray<IOperation> bodies = model.Bodies.Of(method, cancellationToken);
        if (bodies.IsEmpty) return MethodSummary.Empty;
        if (_calls == MostCalls) return Cut();

        if (known is null) _known.Add(key, known = new Known());
        Solve(key, known, bodies);
        return known.Summary;
    }

    private void Solve(SummaryKey key, Known known, ImmutableArray<IOperation> bodies)
    {
        (int lowestBefore, bool hadGrown) = (_lowest, _hasGrown);
        int depth = _calls++, first = _unfinished.Count;
        (known.IsOpen, known.Lowest) = (true, depth);
        for (int round = 0; round < MostRounds; round++)
        {
            (_lowest, _hasGrown) = (int.MaxValue, false);
            MethodSummary summary = Walk(key, bodies);
            _hasGrown |= !summary.SameAs(known.Summary);
            known.Summary = summary;
            // Only the first of a circle repeats it; nobody in it knows yet where it ends.
            if (_lowest != depth || !_hasGrown) break;
            _round++;
        }

        _calls--;
        (known.IsOpen, known.Round) = (false, _round);
        if (_lowest < depth)
        {
            known.Lowest = _lowest;
            _unfinished.Push((key, known));
            (_lowest, _hasGrown) = (Math.Min(lowestBefore, _lowest), hadGrown | _hasGrown);
            return;
        }

        Keep(key, known);
        while (_unfinished.Count > first)
        {
            (SummaryKey other, Known method) = _unfinished.Pop();
            Keep(other, method);
        }

        (_lowest, _hasGrown) = (lowestBefore, hadGrown);
    }

    private void Keep(SummaryKey key, Known known)
    {
        (known.Round, known.Lowest) = (int.MaxValue, int.MaxValue);
        if (!_isCut) model.Summaries.Add(key, known.Summary);
    }

    private MethodSummary Walk(SummaryKey key, ImmutableArray<IOperation> bodies)
    {
        try
        {
            return new BodyWalk(this, key).Summarise(bodies);
        }
        catch (InsufficientExecutionStackException)
        {
            return Cut();
        }
    }

    // Code that is nested or calls on thousands of levels deep: nothing is proved of it.
    private MethodSummary Cut()
    {
        _isCut = true;
        return MethodSummary.Empty;
    }

    /// <summary>What this run knows of a method.</summary>
    private sealed class Known
    {
        /// <summary>Whether the walk is within it.</summary>
        public bool IsOpen { get; set; }

        /// <summary>The round in which it was walked last.</summary>
        public int Round { get; set; }

        /// <summary>The call nearest to the handler that its summary hangs on, by depth.</summary>
        public int Lowest { get; set; }

        public MethodSummary Summary { get; set; } = MethodSummary.Empty;
    }
}
