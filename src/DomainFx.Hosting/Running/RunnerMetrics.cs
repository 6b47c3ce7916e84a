using System.Diagnostics.Metrics;
using DomainFx.Projections;

namespace DomainFx.Hosting.Running;

/// <summary>What the runner counts, under the name <c>DomainFx</c>.</summary>
internal static class RunnerMetrics
{
    private static readonly Meter Meter = new("DomainFx");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>("domainfx.projection.events", "{event}", "Events handled, by projection.");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("domainfx.projection.failures", "{failure}", "Batches that failed, by projection.");

    public static void Handled(ProjectionKey key, int count)
    {
        if (Events.Enabled) Events.Add(count, new KeyValuePair<string, object?>("projection", key.Name));
    }

    public static void Failed(ProjectionKey key) => Failures.Add(1, new KeyValuePair<string, object?>("projection", key.Name));
}
