using System.Globalization;
using DomainFx;
using Spectre.Console;

namespace Watch;

/// <summary>The progress of all projections as a table.</summary>
internal static class ProgressTable
{
    private static readonly string[] Headers = ["Projection", "State", "Position", "Head", "Lag", "Seconds", "Per second", "Left", "Parked", "Owner"];

    public static Table Of(IReadOnlyList<ProjectionInfo> projections)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns(Headers);
        foreach (var one in projections)
        {
            table.AddRow(
                Markup.Escape($"{one.Key.Name} v{one.Key.Version}"),
                Markup.Escape(one.Condition()),
                Number(one.Position),
                Number(one.Head),
                Number(one.Lag),
                one.LagTime.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture),
                Number((long)one.Rate()),
                one.TimeLeft(),
                Number(one.Parked),
                Markup.Escape(one.Owners()));
        }

        return table;
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
