using System.Globalization;

namespace DomainFx.Benchmarks.Frame;

/// <summary>How long something took under a load, in milliseconds, and how long it may.</summary>
internal sealed record Latency(double[] Samples, double MedianGoal, double HighGoal, string Load)
{
    public bool IsGoalMet => At(0.5) <= MedianGoal && At(0.99) <= HighGoal;

    public IEnumerable<string> Lines(string name)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"latency {name} p50 {At(0.5):0.0} ms goal <= {MedianGoal} ms");
        yield return string.Create(CultureInfo.InvariantCulture, $"latency {name} p99 {At(0.99):0.0} ms goal <= {HighGoal} ms");
        yield return string.Create(CultureInfo.InvariantCulture, $"# {name}: {Samples.Length} samples, max {At(1):0.0} ms, {Load}{(IsGoalMet ? "" : "  <-- goal missed")}");
    }

    private double At(double quantile)
    {
        double[] sorted = [.. Samples.Order()];
        return sorted[(int)Math.Min(sorted.Length - 1, quantile * sorted.Length)];
    }
}
