using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.Projections;

namespace DomainFx.Benchmarks.Postgres.Projections;

/// <summary>A rebuild into a table beside the live one, switch included, against the first catch-up.</summary>
internal sealed class PostgresRebuildGroup(BenchmarkServer server) : PostgresGroup
{
    public override string Name => "pg-rebuild";

    public override IEnumerable<FigureSource> Figures() =>
    [
        new("pg-rebuild", () =>
        {
            // Each side has a store of its own: what was rebuilt has other tables than what was not.
            var (purses, first) = (new ProjectedPurses(server, longStreams: 50, shortStreams: 22_500), new ProjectedPurses(server, longStreams: 50, shortStreams: 22_500));
            return new Figure
            {
                Name = "pg-rebuild",
                Goal = Goal.AtLeast(0.9),
                Ours = new Rebuild(purses.OpenAsync, "purse-balance"),
                Reference = new CatchUp(first.OpenAsync, first.EmptyAsync, "purse-balance"),
                Shared = purses,
                IsLong = true,
            };
        }),
    ];
}
