using System.Diagnostics;
using System.Diagnostics.Metrics;
using DomainFx.Projections;

namespace DomainFx.Hosting.Running;

/// <summary>What the runner counts, under the name <c>DomainFx</c>.</summary>
internal static class RunnerMetrics
{
    private static readonly Meter Meter = new("DomainFx");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>("domainfx.projection.events", "{event}", "Events handled by a batch that is stored: each once for every partition that it is about.");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("domainfx.projection.failures", "{failure}", "Batches that failed.");

    public static void Handled(ProjectionKey key, int partition, int count)
    {
        if (count > 0 && Events.Enabled) Events.Add(count, Tags(key, partition));
    }

    public static void Failed(ProjectionKey key, int partition)
    {
        if (Failures.Enabled) Failures.Add(1, Tags(key, partition));
    }

    private static TagList Tags(ProjectionKey key, int partition) => new() { { "projection", key.Name }, { "version", key.Version }, { "rebuild", key.Rebuild }, { "partition", partition } };
}
