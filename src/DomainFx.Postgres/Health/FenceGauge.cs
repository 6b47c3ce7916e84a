using System.Diagnostics;
using System.Diagnostics.Metrics;
using DomainFx.Postgres.Connections;

namespace DomainFx.Postgres.Health;

/// <summary>Measures for how long an append has held readers up, and says whose it is: looked at while somebody waits for events, and not often.</summary>
internal sealed class FenceGauge(PostgresDatabase database)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly Meter Meter = new(PostgresTelemetry.Name);
    private static readonly Gauge<double> HeldFor = Meter.CreateGauge<double>("domainfx.postgres.fence.held", "s", "For how long the oldest append in flight has been, behind which readers wait; 0 for none.");

    private long _looked;

    /// <summary>Looks, if somebody listens and it is time. What fails is found by whoever reads.</summary>
    public async ValueTask ObserveAsync()
    {
        var looked = Volatile.Read(ref _looked);
        if (!HeldFor.Enabled || (looked != 0 && Stopwatch.GetElapsedTime(looked) < Interval)) return;
        if (Interlocked.CompareExchange(ref _looked, Stopwatch.GetTimestamp(), looked) != looked) return;
        var fence = await database.RunAsync(0, static (session, _, token) => session.Fence.ReadAsync(token), CancellationToken.None).ConfigureAwait(false);
        var tags = new TagList { { "db.namespace", database.Schema } };
        if (fence.Holder is { } holder)
        {
            tags.Add("domainfx.pid", holder.ProcessId);
            tags.Add("domainfx.application", holder.ApplicationName);
        }

        HeldFor.Record(fence.Holder?.Age?.TotalSeconds ?? 0, tags);
    }
}
