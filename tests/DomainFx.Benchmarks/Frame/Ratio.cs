using System.Globalization;

namespace DomainFx.Benchmarks.Frame;

/// <summary>A ratio over the rounds.</summary>
internal sealed record Ratio(double Median, double Min, double Max)
{
    public static Ratio Of(double[] rounds)
    {
        double[] sorted = [.. rounds.Order()];
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Ratio(median, sorted[0], sorted[^1]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} ({Min:0.00}-{Max:0.00})");
}
