using System.Globalization;

namespace Watch;

/// <summary>The progress of a projection in a line, for files and pipes.</summary>
internal static class ProgressLine
{
    public static string Of(Progress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{progress.State.Key.Name} v{progress.State.Key.Version}: {progress.Condition}, position {progress.State.Position} of {progress.Head}, lag {progress.Lag}, {progress.Rate:F0}/s, parked {progress.State.Parked}, owner {progress.Owners}");
}
