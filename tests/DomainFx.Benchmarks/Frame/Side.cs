namespace DomainFx.Benchmarks.Frame;

/// <summary>What an operation costs one side.</summary>
internal sealed record Side(double Nanoseconds, long AllocatedBytes);
