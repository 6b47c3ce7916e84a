using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Loads;

/// <summary>Loading and folding long streams, against reading the bytes of the same rows.</summary>
internal sealed class PostgresLoadGroup(BenchmarkServer server) : PostgresGroup
{
    private const int StreamLength = 1_000;

    public override string Name => "pg-load";

    public override IEnumerable<FigureSource> Figures() => [Source("pg-load-1", callers: 1), Source("pg-load-8", callers: 8)];

    private FigureSource Source(string name, int callers) => new(name, () =>
    {
        var purses = new PurseStore(server, callers, StreamLength);
        return new Figure
        {
            Name = name,
            Goal = Goal.AtLeast(0.85),
            Ours = new OurLoads(purses, callers, caller => caller),
            Reference = new ReferenceReads(purses, callers),
            Shared = purses,
            Slice = Slice,
            SlicesPerRound = Slices,
        };
    });
}
