using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Loads;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Growth;

/// <summary>What ten million stored events cost: the same work on a small store is the reference, and hand-written SQL on the large one.</summary>
internal sealed class PostgresGrowthGroup(BenchmarkServer server) : PostgresGroup
{
    private const int StreamLength = 20;
    private const int Appenders = 32;
    private const int Loaders = 8;
    private const double AsFast = 0.9;

    public override string Name => "pg-growth";

    public override IEnumerable<FigureSource> Figures()
    {
        // The figures share the stores, which go with the server.
        var large = new PurseStore(server, 500_000, StreamLength);
        var small = new PurseStore(server, 2 * HotSet.Count, StreamLength);
        yield return Source(
            "pg-growth-append",
            new HotAppends(large, new HotSet(large.Streams, Appenders), Appenders),
            new HotAppends(small, new HotSet(small.Streams, Appenders), Appenders));
        yield return Source(
            "pg-growth-load-hot",
            new OurLoads(large, Loaders, new HotSet(large.Streams, Loaders).Next),
            new OurLoads(small, Loaders, new HotSet(small.Streams, Loaders).Next));
        yield return Source(
            "pg-growth-load-random",
            new OurLoads(large, Loaders, Anywhere(large.Streams, seed: 1)),
            new HandWrittenLoads(large, Loaders, Anywhere(large.Streams, seed: 2)));
    }

    private static FigureSource Source(string name, Workload ours, Workload reference) => new(name, () => new Figure
    {
        Name = name,
        Goal = Goal.AtLeast(AsFast),
        Ours = ours,
        Reference = reference,
        Slice = Slice,
        SlicesPerRound = Slices,
    });

    // Odd numbers times an odd number meet every even purse once before any comes again: none that was appended to.
    private static Func<int, int> Anywhere(int streams, int seed)
    {
        var calls = new long[Loaders];
        return caller => (int)((calls[caller]++ * Loaders + caller + seed * 7_919) * 104_729 % (streams / 2)) * 2;
    }
}
