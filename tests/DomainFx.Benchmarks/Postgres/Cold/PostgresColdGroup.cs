using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Cold;

/// <summary>A whole process that makes one append, with the schema in place.</summary>
internal sealed class PostgresColdGroup(BenchmarkServer server) : PostgresGroup
{
    public override string Name => "pg-cold";

    public override IEnumerable<FigureSource> Figures() =>
    [
        new("pg-cold", () => new Figure
        {
            Name = "pg-cold",
            Goal = Goal.AtMost(1.15),
            Ours = new ColdProcesses(server, ColdAppend.Ours),
            Reference = new ColdProcesses(server, ColdAppend.ByHand),
            Slice = Slice,
            SlicesPerRound = 4,
        }),
    ];
}
