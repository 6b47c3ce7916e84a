using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Import;

/// <summary>A million events of history into an empty store, against COPY of the same rows.</summary>
internal sealed class PostgresImportGroup(BenchmarkServer server) : PostgresGroup
{
    private const int Streams = 50_000;
    private const int StreamLength = 20;

    public override string Name => "pg-import";

    public override IEnumerable<FigureSource> Figures() =>
    [
        new("pg-import", () => new Figure
        {
            Name = "pg-import",
            Goal = Goal.AtLeast(0.8),
            Ours = new OurImport(server, Streams, StreamLength),
            Reference = new ReferenceCopy(server, Streams, StreamLength),
            IsLong = true,
        }),
    ];
}
