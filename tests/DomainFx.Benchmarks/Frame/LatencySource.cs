namespace DomainFx.Benchmarks.Frame;

/// <summary>Latencies that are measured only if they are asked for.</summary>
internal sealed record LatencySource(string Name, Func<Task<Latency>> MeasureAsync);
