using DomainFx;
using DomainFx.Projections;

namespace Watch;

/// <summary>What table and lines say alike.</summary>
internal static class ProgressText
{
    public static string Owners(this ProjectionInfo projection) =>
        string.Join(", ", projection.Partitions.Select(partition => partition.Owner).OfType<string>().Distinct()) is { Length: > 0 } owners ? owners : "nobody";

    /// <summary>The same by machine and process: as much as there is room for in a table.</summary>
    public static string ShortOwners(this ProjectionInfo projection) =>
        string.Join(", ", projection.Partitions.Select(partition => partition.Owner).OfType<string>().Distinct().Select(Short)) is { Length: > 0 } owners ? owners : "nobody";

    public static string Short(string? owner) => owner is null ? "nobody" : owner.LastIndexOf('/') is > 0 and var end ? owner[..end] : owner;

    public static string Condition(this ProjectionInfo projection) =>
        projection.Status is ProjectionStatus.Running ? $"{projection.Stage}" : $"{projection.Status} {projection.Error}";

    /// <summary>Positions a second.</summary>
    public static double Rate(this ProjectionInfo projection) => projection.Partitions.Max(partition => partition.Rate);

    public static string TimeLeft(this ProjectionInfo projection) => projection switch
    {
        { Lag: 0 } => "-",
        { TimeLeft: { } left } => $"{left:hh\\:mm\\:ss}",
        _ => "?",
    };
}
