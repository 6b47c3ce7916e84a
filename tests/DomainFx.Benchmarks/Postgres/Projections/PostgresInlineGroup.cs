using DomainFx.Benchmarks.Command;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.Projections;

namespace DomainFx.Benchmarks.Postgres.Projections;

/// <summary>Commands with an inline read model against the same commands without one.</summary>
internal sealed class PostgresInlineGroup(BenchmarkServer server) : PostgresGroup
{
    private const int Callers = 64;
    private const int Streams = 64 * Callers;

    public override string Name => "pg-inline";

    public override IEnumerable<FigureSource> Figures() => [Source("pg-inline-cached", 2 * Streams), Source("pg-inline-uncached", 0)];

    private FigureSource Source(string name, int cached) => new(name, () =>
    {
        var purses = new PurseStore(server, streams: 1, events: 2, cached);
        return new Figure
        {
            Name = name,
            Goal = Goal.AtLeast(0.6),
            Ours = new InlineCommands(purses, Callers, Streams, static (domain, id) => domain.Satchel(id).FillAsync(10)),
            Reference = new InlineCommands(purses, Callers, Streams, static (domain, id) => domain.Purse(id).FillAsync(10)),
            Shared = purses,
            Slice = Slice,
            SlicesPerRound = Slices,
            Beside = [SyncedWrites.Beside()],
        };
    });
}
