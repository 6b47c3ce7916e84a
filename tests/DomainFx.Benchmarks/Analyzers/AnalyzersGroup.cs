using DomainFx.Benchmarks.Frame;

namespace DomainFx.Benchmarks.Analyzers;

/// <summary>
/// What the rules cost. A build: parse, generate and emit, with all rules of the package against without. An edit: what the rules
/// take for the file of one aggregate among many, against what the compiler takes to check the same file, both in a compilation that has bound
/// nothing yet; and what they take by themselves, once it has.
/// </summary>
internal sealed class AnalyzersGroup : Group
{
    public override string Name => "analyzers";

    public override IEnumerable<FigureSource> Figures()
    {
        foreach (int aggregates in (int[])[200, 1_000])
        {
            yield return new($"analyzers-build-{aggregates}", () => new Figure
            {
                Name = $"analyzers-build-{aggregates}",
                Goal = Goal.AtMost(1.15),
                Ours = new DomainBuild(aggregates, Rules.All),
                Reference = new DomainBuild(aggregates, []),
                SlicesPerRound = 1,
                IsLong = true,
            });
            yield return new($"analyzers-edit-{aggregates}", () => new Figure
            {
                Name = $"analyzers-edit-{aggregates}",
                Goal = Goal.AtMost(3),
                Ours = new FileEdits(aggregates, Rules.All),
                Reference = new FileEdits(aggregates, []),
                SlicesPerRound = 5,
            });
        }
    }

    public override IEnumerable<LatencySource> Latencies() =>
        ((int[])[200, 1_000]).Select(static aggregates => new LatencySource($"analyzers-own-{aggregates}", () => OwnPart.MeasureAsync(aggregates, medianGoal: 5, highGoal: 20)));
}
