using System.Globalization;
using DomainFx;
using Spectre.Console;

namespace Watch;

/// <summary>The requests that were served and the progress of all projections, as a table.</summary>
internal static class ProgressTable
{
    private static readonly string[] Texts = ["Projection", "State"];
    private static readonly string[] Numbers = ["Position", "Head", "Lag", "Lag (s)", "Per second", "Left", "Parked"];

    public static Table Of(IReadOnlyList<ProjectionInfo> projections, string requests)
    {
        var table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(requests));
        foreach (var text in Texts) table.AddColumn(text);
        foreach (var number in Numbers) table.AddColumn(new TableColumn(number).RightAligned().NoWrap());
        table.AddColumn("Owner");
        foreach (var one in projections)
        {
            table.AddRow(
                Markup.Escape($"{one.Key.Name} v{one.Key.Version}"), Markup.Escape(one.Condition()), Number(one.Position), Number(one.Head), Number(one.Lag),
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
                $"  partition {one.Partition}", "", Number(one.Position), "", Number(one.Lag), Seconds(one.LagTime), Number((long)one.Rate), "", "", Markup.Escape(ProgressText.Short(one.Owner)));
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
}
