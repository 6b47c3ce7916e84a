namespace DomainFx.Benchmarks.Frame;

/// <summary>Something that is measured in the same rounds and printed beside a figure, without a goal.</summary>
internal sealed record Beside(string Name, Workload Workload);
