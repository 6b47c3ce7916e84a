using System.Globalization;

namespace DomainFx.Benchmarks.Frame;

/// <summary>What a ratio shall reach. "At least" compares throughput, "at most" compares time: ours to the reference's in both.</summary>
internal sealed record Goal(bool IsThroughput, double Value)
{
    public static Goal AtLeast(double throughput) => new(true, throughput);

    public static Goal AtMost(double time) => new(false, time);

    public double Ratio(double ours, double reference) => IsThroughput ? reference / ours : ours / reference;

    public bool IsMetBy(double ratio) => IsThroughput ? ratio >= Value : ratio <= Value;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsThroughput ? ">=" : "<=")} {Value:0.0#}");
}
