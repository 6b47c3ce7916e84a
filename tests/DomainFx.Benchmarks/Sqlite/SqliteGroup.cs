using DomainFx.Benchmarks.Frame;

namespace DomainFx.Benchmarks.Sqlite;

/// <summary>Durable appends of many callers, and the load of a long stream, against the same by hand.</summary>
internal sealed class SqliteGroup : Group
{
    private const int StreamLength = 1_000;

    public override string Name => "sqlite";

    public override IEnumerable<FigureSource> Figures() =>
    [
        new("sqlite-append", () => new Figure
        {
            Name = "sqlite-append",
            Goal = Goal.AtLeast(8),
            Ours = new OurAppenders(),
            Reference = new ReferenceAppenders(),
            Slice = TimeSpan.FromMilliseconds(25),
            SlicesPerRound = 5,
        }),
        new("sqlite-load", () => new Figure
        {
            Name = "sqlite-load",
            Goal = Goal.AtLeast(0.85),
            Ours = new OurLoads(StreamLength),
            Reference = new ReferenceLoads(StreamLength),
        }),
    ];
}
