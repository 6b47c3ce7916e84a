using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Snapshots;

/// <summary>A load by snapshot with nothing after it, against the read of one row.</summary>
internal sealed class PostgresSnapshotGroup(BenchmarkServer server) : PostgresGroup
{
    public override string Name => "pg-snapshot";

    public override IEnumerable<FigureSource> Figures() =>
    [
        new("pg-snapshot", () => new Figure
        {
            Name = "pg-snapshot",
            Goal = Goal.AtLeast(0.85),
            Ours = new OurSnapshotLoads(server),
            Reference = new ReferenceRowReads(server),
            Slice = TimeSpan.FromMilliseconds(25),
            SlicesPerRound = 10,
        }),
    ];
}
