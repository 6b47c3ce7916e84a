using DomainFx.Benchmarks.Frame;

namespace DomainFx.Benchmarks.Analyzers;

/// <summary>
/// What the rules cost. A build: the compiler's part of <c>dotnet build</c> by the command line that the build gives it, generators and the SDK's own analyzers
/// included, with the rules against without; 200 aggregates with five commands and events each, and 1,000 with one each (with five, a build takes minutes on
/// either side: the generated code is what takes the time). An edit: what the rules
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
            yield return new($"analyzers-build-{aggregates}", () => Build(aggregates));
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

    private static Figure Build(int aggregates)
    {
        var project = new BuiltProject(aggregates, handlers: 1_000 / aggregates);
        return new()
        {
            Name = $"analyzers-build-{aggregates}",
            Goal = Goal.AtMost(1.15),
            Ours = new DomainBuild(project, hasRules: true),
            Reference = new DomainBuild(project, hasRules: false),
            Shared = project,
            IsLong = true,
        };
    }

    public override IEnumerable<LatencySource> Latencies() =>
        ((int[])[200, 1_000]).Select(static aggregates => new LatencySource($"analyzers-own-{aggregates}", () => OwnPart.MeasureAsync(aggregates, medianGoal: 5, highGoal: 20)));
}
