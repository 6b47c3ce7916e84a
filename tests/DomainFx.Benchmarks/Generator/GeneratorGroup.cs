using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.References;
using DomainFx.Generators;

namespace DomainFx.Benchmarks.Generator;

/// <summary>
/// What an edit that has nothing to do with the domain costs in an IDE, with many aggregates of five commands and five events
/// each. The reference finds the same types and does nothing with them, which is the least that Roslyn charges.
/// </summary>
internal sealed class GeneratorGroup : Group
{
    public override string Name => "generator";

    public override IEnumerable<FigureSource> Figures()
    {
        foreach (int aggregates in (int[])[200, 1_000])
        {
            yield return Figure($"generator-body-edit-{aggregates}", aggregates, static edit => $"public int Count() {{ return {edit}; }}");
            yield return Figure($"generator-member-edit-{aggregates}", aggregates, static edit => $"public int Count{edit}() {{ return 0; }}");
        }
    }

    private static FigureSource Figure(string name, int aggregates, Func<int, string> edit) => new(name, () => new Figure
    {
        Name = name,
        Goal = Goal.AtMost(2),
        Ours = new UnrelatedEdits(new DomainGenerator(), aggregates, edit),
        Reference = new UnrelatedEdits(new EmptyGenerator(), aggregates, edit),
        SlicesPerRound = 5,
        WarmUp = TimeSpan.FromSeconds(9), // an edit is long, and much code: most of it is called a few times in each
    });
}
