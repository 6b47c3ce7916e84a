using DomainFx.Benchmarks.Frame;

namespace DomainFx.Benchmarks.Command;

/// <summary>A command end to end on a cached aggregate and the in-memory store, against the same steps written by hand.</summary>
internal sealed class CommandGroup : Group
{
    public override string Name => "command";

    public override IEnumerable<FigureSource> Figures() =>
    [
        new("command-cached", () => new Figure
        {
            Name = "command-cached",
            Goal = Goal.AtMost(2),
            Ours = new OurCommands(),
            Reference = new ReferenceCommands(),
        }),
    ];
}
