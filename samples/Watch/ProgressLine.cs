using System.Globalization;
using DomainFx;

namespace Watch;

/// <summary>The progress of a projection in a line, for files and pipes.</summary>
internal static class ProgressLine
{
    public static string Of(ProjectionInfo projection) => string.Create(
        CultureInfo.InvariantCulture,
        $"{projection.Key.Name} v{projection.Key.Version}: {projection.Condition()}, position {projection.Position} of {projection.Head}, lag {projection.Lag} ({projection.LagTime.TotalSeconds:F1} s), {projection.Rate():F0}/s, left {projection.TimeLeft()}, parked {projection.Parked}, owner {projection.Owners()}");
}
