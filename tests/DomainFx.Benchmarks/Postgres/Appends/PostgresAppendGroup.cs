using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Appends;

/// <summary>Durable appends with an expected version: of many callers at once, of one, of several events, of many.</summary>
internal sealed class PostgresAppendGroup(BenchmarkServer server) : PostgresGroup
{
    private const int Connections = 32;

    public override string Name => "pg-append";

    public override IEnumerable<FigureSource> Figures() =>
    [
        Source("pg-append-256-callers", 4, () => new OurAppends(server, 256), () => new ReferenceAppends(server, Connections, 256), Connections),
        Source("pg-append-32-callers", 1.8, () => new OurAppends(server, 32), () => new ReferenceAppends(server, Connections, 32), Connections),
        Source("pg-append-1-caller", 0.9, () => new OurAppends(server, 1), () => new ReferenceAppends(server, 1, 1), 1, allocationGoal: 2_000),
        Source("pg-append-8-callers-5-events", 0.9, () => new OurAppends(server, 8, eventsEach: 5), () => new ReferenceBatches(server, 8, eventsEach: 5), 1),
        Source("pg-append-1000-events", 0.85, () => new OurAppends(server, 1, eventsEach: 1_000), () => new ReferenceBatches(server, 1, eventsEach: 1_000), 1),
    ];

    private FigureSource Source(string name, double goal, Func<Workload> ours, Func<Workload> reference, int bareCallers, long? allocationGoal = null) => new(name, () => new Figure
    {
        Name = name,
        Goal = Goal.AtLeast(goal),
        Ours = ours(),
        Reference = reference(),
        Slice = Slice,
        SlicesPerRound = Slices,
        AllocationGoal = allocationGoal,
        Beside = [BareInserts.Beside(server, bareCallers), SyncedWrites.Beside()],
    });
}
