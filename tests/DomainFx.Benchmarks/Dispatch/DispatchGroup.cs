using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.References;

namespace DomainFx.Benchmarks.Dispatch;

/// <summary>Folding 1,000 events against a hand-written switch: over objects (nothing but the dispatch) and over stored events (dispatch and decoding).</summary>
internal sealed class DispatchGroup : Group
{
    private static readonly Goal Goal = Goal.AtMost(1.15);

    public override string Name => "dispatch";

    public override IEnumerable<FigureSource> Figures() =>
    [
        .. Case("5", () => new DispatchCase<FiveTally, FiveSwitch>("five", 5)),
        .. Case("50", () => new DispatchCase<FiftyTally, FiftySwitch>("fifty", 50)),
    ];

    private static IEnumerable<FigureSource> Case<TAggregate, TReference>(string types, Func<DispatchCase<TAggregate, TReference>> make)
        where TAggregate : class, IAggregate<TAggregate, string>
        where TReference : class, IHandWrittenFold, new() =>
    [
        new($"dispatch-{types}", () =>
        {
            var dispatch = make();
            return Figure($"dispatch-{types}", dispatch, dispatch.FoldObjects, dispatch.FoldObjectsByHand);
        }),
        new($"dispatch-stored-{types}", () =>
        {
            var dispatch = make();
            return Figure($"dispatch-stored-{types}", dispatch, dispatch.FoldStored, dispatch.FoldStoredByHand);
        }),
    ];

    private static Figure Figure(string name, IDisposable owned, Action<int> ours, Action<int> reference) => new()
    {
        Name = name,
        Goal = Goal,
        Ours = Workload.Of(ours, owned),
        Reference = Workload.Of(reference),
        AllocationGoal = 0,
    };
}
