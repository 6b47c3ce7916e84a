using System.Globalization;
using DomainFx;
using Spectre.Console;

namespace Watch;

/// <summary>The head of the log, the requests that were served and the progress of all projections, as a table.</summary>
internal static class ProgressTable
{
    private static readonly string[] Texts = ["Projection", "State"];
    private static readonly string[] Numbers = ["Position", "Lag", "Lag s", "Per s", "Left", "Parked"];

    public static Table Of(IReadOnlyList<ProjectionInfo> projections, string requests)
    {
        // Without lines between columns it fits a terminal of 80.
        var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(projections.Count == 0 ? requests : $"Head at {Number(projections[0].Head)}; {requests}"));
        foreach (var text in Texts) table.AddColumn(new TableColumn(text).Padding(0, 0).NoWrap());
        foreach (var number in Numbers) table.AddColumn(new TableColumn(number).Padding(0, 0).RightAligned().NoWrap());
        table.AddColumn(new TableColumn("Owner").Padding(0, 0));
        foreach (var one in projections)
        {
            table.AddRow(
                Markup.Escape($"{one.Key.Name} v{one.Key.Version}"), Markup.Escape(one.Condition()), Number(one.Position), Number(one.Lag),
                Seconds(one.LagTime), Number((long)one.Rate()), one.TimeLeft(), Number(one.Parked), Markup.Escape(one.ShortOwners()));
            if (one.Partitions.Count > 1) AddPartitions(table, one);
        }

        return table;
    }

    private static void AddPartitions(Table table, ProjectionInfo projection)
    {
        foreach (var one in projection.Partitions)
        {
            table.AddRow(
                $"  partition {one.Partition}", "", Number(one.Position), Number(one.Lag), Seconds(one.LagTime), Number((long)one.Rate), "", "", Markup.Escape(ProgressText.Short(one.Owner)));
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
}
