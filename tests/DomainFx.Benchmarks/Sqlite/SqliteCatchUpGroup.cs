using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Projections;

namespace DomainFx.Benchmarks.Sqlite;

/// <summary>200,000 events of a file into one row a stream, against a loop by hand.</summary>
internal sealed class SqliteCatchUpGroup : Group
{
    public override string Name => "sqlite-catchup";

    public override IEnumerable<FigureSource> Figures() =>
    [
        new("sqlite-catchup", () =>
        {
            var purses = new SqlitePurses(streams: 10_000, events: 20);
            return new Figure
            {
                Name = "sqlite-catchup",
                Goal = Goal.AtLeast(0.9),
                Ours = new CatchUp(purses.OpenAsync, static _ => Task.CompletedTask, "purse-balance"),
                Reference = new SqliteHandWrittenLoop(purses),
                Shared = purses,
                IsLong = true,
            };
        }),
    ];
}
