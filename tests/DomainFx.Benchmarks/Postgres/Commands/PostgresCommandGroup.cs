using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Commands;

/// <summary>Commands of many callers to streams of 20 events, against a load and an append by hand.</summary>
internal sealed class PostgresCommandGroup(BenchmarkServer server) : PostgresGroup
{
    private const int Callers = 64;
    private const int Streams = 256 * Callers;
    private const int StreamLength = 20;

    public override string Name => "pg-command";

    public override IEnumerable<FigureSource> Figures() =>
    [
        Source("pg-command-uncached", 2, cached: 0),
        Source("pg-command-cached", 5, cached: 2 * Streams),
    ];

    private FigureSource Source(string name, double goal, int cached) => new(name, () =>
    {
        var purses = new PurseStore(server, Streams, StreamLength, cached);
        return new Figure
        {
            Name = name,
            Goal = Goal.AtLeast(goal),
            Ours = new OurCommands(purses, Callers),
            Reference = new ReferenceCommands(server, Streams, StreamLength, Callers),
            Shared = purses,
            Slice = Slice,
            SlicesPerRound = Slices,
            Beside = [SyncedWrites.Beside()],
        };
    });
}
