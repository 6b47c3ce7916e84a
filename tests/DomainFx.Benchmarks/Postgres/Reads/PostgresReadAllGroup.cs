using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Reads;

/// <summary>A million events in global order, decoded, against reading the bytes of the same rows.</summary>
internal sealed class PostgresReadAllGroup(BenchmarkServer server) : PostgresGroup
{
    public override string Name => "pg-readall";

    public override IEnumerable<FigureSource> Figures() =>
    [
        new("pg-readall", () =>
        {
            var purses = new PurseStore(server, streams: 50_000, events: 20);
            return new Figure
            {
                Name = "pg-readall",
                Goal = Goal.AtLeast(0.6),
                Ours = new OurReads(purses),
                Reference = new ReferenceReads(purses, ReferenceReads.EventColumns),
                Beside = [new Beside("the data column alone", new ReferenceReads(purses, ReferenceReads.DataColumn))],
                Shared = purses,
                IsLong = true,
            };
        }),
    ];
}
