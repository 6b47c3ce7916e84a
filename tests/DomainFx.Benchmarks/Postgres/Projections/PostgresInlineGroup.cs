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

    public override IEnumerable<FigureSource> Figures() =>
    [
        Source("pg-inline-cached", 2 * Streams, 0.6, Fill), Source("pg-inline-uncached", 0, 0.6, Fill),
        // Events that the read model does not handle; the store is asked all the same whether a version that the program does not know may.
        Source("pg-inline-unhandled-cached", 2 * Streams, 0.85, Stuff), Source("pg-inline-unhandled-uncached", 0, 0.85, Stuff),
    ];

    private static Task<CommandResult> Fill(Domain domain, string id) => domain.Satchel(id).FillAsync(10);

    private static Task<CommandResult> Stuff(Domain domain, string id) => domain.Satchel(id).StuffAsync(10);

    private FigureSource Source(string name, int cached, double goal, Func<Domain, string, Task<CommandResult>> send) => new(name, () =>
    {
        var purses = new PurseStore(server, streams: 1, events: 2, cached);
        return new Figure
        {
            Name = name,
            Goal = Goal.AtLeast(goal),
            Ours = new InlineCommands(purses, Callers, Streams, send),
            Reference = new InlineCommands(purses, Callers, Streams, static (domain, id) => domain.Purse(id).FillAsync(10)),
            Shared = purses,
            Slice = Slice,
            SlicesPerRound = Slices,
            Beside = [SyncedWrites.Beside()],
        };
    });
}
