using System.Globalization;
using Spectre.Console;

namespace Watch;

/// <summary>The progress of all projections as a table.</summary>
internal static class ProgressTable
{
    private static readonly string[] Headers = ["Projection", "State", "Position", "Head", "Lag", "Per second", "Parked", "Owner"];

    public static Table Of(IReadOnlyList<Progress> progress)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns(Headers);
        foreach (var one in progress)
        {
            table.AddRow(
                Markup.Escape($"{one.State.Key.Name} v{one.State.Key.Version}"),
                Markup.Escape(one.Condition),
                Number(one.State.Position),
                Number(one.Head),
                Number(one.Lag),
                Number((long)one.Rate),
                Number(one.State.Parked),
                Markup.Escape(one.Owners));
        }

        return table;
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
