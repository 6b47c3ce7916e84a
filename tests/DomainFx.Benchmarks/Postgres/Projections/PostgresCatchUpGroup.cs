using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.Projections;

namespace DomainFx.Benchmarks.Postgres.Projections;

/// <summary>A million events into one row a stream, and four read models at once on a quarter of them, against loops by hand.</summary>
internal sealed class PostgresCatchUpGroup(BenchmarkServer server) : PostgresGroup
{
    public override string Name => "pg-catchup";

    public override IEnumerable<FigureSource> Figures() =>
    [
        Source("pg-catchup", new ProjectedPurses(server, longStreams: 100, shortStreams: 45_000), "purse-balance"),
        Source("pg-catchup-four", new ProjectedPurses(server, longStreams: 25, shortStreams: 11_250), "purse-balance", "purse-fillings", "purse-spendings", "purse-activity"),
    ];

    private static FigureSource Source(string name, ProjectedPurses purses, params string[] models) => new(name, () => new Figure
    {
        Name = name,
        Goal = Goal.AtLeast(1.3),
        Ours = new CatchUp(purses.OpenAsync, purses.EmptyAsync, models),
        Reference = new HandWrittenLoops(purses, models.Length),
        Shared = purses,
        IsLong = true,
    });
}
