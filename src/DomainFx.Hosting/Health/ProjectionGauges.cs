using System.Diagnostics.Metrics;

namespace DomainFx.Hosting.Health;

/// <summary>Gauges of where all projections of the store stand, whoever works on them or nobody, under the name <c>DomainFx</c>: every worker says the same of them, so that
/// it is said as long as one is left. Looked at only while somebody listens. What was read longer ago than a lease lasts is said no longer, since the store may have gone on
/// without this worker; how old it is, is said always.</summary>
internal sealed class ProjectionGauges : IDisposable
{
    private readonly Meter _meter = new("DomainFx");
    private readonly List<Instrument> _instruments = [];
    private readonly IProjectionStatus _status;
    private readonly ProjectionOptions _options;
    private volatile Figures _figures;

    public ProjectionGauges(IProjectionStatus status, ProjectionOptions options)
    {
        _status = status;
        _options = options;
        _figures = new Figures([], options.TimeProvider.GetTimestamp());
        OfPartitions("position", "{position}", "Where a projection's partition stands.", static partition => partition.Position);
        OfPartitions("lag", "{event}", "How many events a projection's partition still has to look at; more than 10,000 positions behind the head, how many positions.", static partition => partition.Lag);
        OfPartitions("lag.time", "s", "How long the oldest event that a projection's partition has not handled has waited.", static partition => partition.LagTime.TotalSeconds);
        OfPartitions("rate", "{position}/s", "How fast a projection's partition gets on.", static partition => partition.Rate);
        OfPartitions("time.left", "s", "When a projection's partition will have caught up; none if it does not get on.", static partition => partition.TimeLeft?.TotalSeconds);
        Add(_meter.CreateObservableGauge("domainfx.projection.owned", Owned, "{worker}", "1 with the worker that has a projection's partition, 0 without one if nobody has it."));
        Add(_meter.CreateObservableGauge("domainfx.projection.age", Age, "s", "How long ago the store last answered a worker; the other gauges are of that moment, and are not there if it is too long ago."));
        OfProjections("head", "{position}", "The position up to which every event of the store is visible.", static info => info.Head);
        OfProjections("parked", "{event}", "Events that a projection set aside.", static info => info.Parked);
        OfProjections("status", "", "0 for a projection that runs, 1 for one that is paused, 2 for one that has stopped.", static info => (long)info.Status);
        OfProjections("stage", "", "0 for a version that is being built, 1 for the live one.", static info => (long)info.Stage);
    }

    private IReadOnlyList<ProjectionInfo> Infos => _figures is var figures && AgeOf(figures) <= _options.LeaseDuration ? figures.Infos : [];

    /// <summary>Called when the store has answered. Looks where the projections stand, if somebody listens.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var at = _options.TimeProvider.GetTimestamp();
        _figures = new Figures(_instruments.Exists(static instrument => instrument.Enabled) ? await _status.GetAsync(cancellationToken).ConfigureAwait(false) : [], at);
    }

    public void Dispose() => _meter.Dispose();

    private void OfPartitions<T>(string name, string unit, string description, Func<PartitionInfo, T?> value)
        where T : struct => Add(_meter.CreateObservableGauge("domainfx.projection." + name, () => Measure(value), unit, description));

    private void OfPartitions<T>(string name, string unit, string description, Func<PartitionInfo, T> value)
        where T : struct => OfPartitions<T>(name, unit, description, partition => (T?)value(partition));

    private void OfProjections(string name, string unit, string description, Func<ProjectionInfo, long> value) =>
        Add(_meter.CreateObservableGauge("domainfx.projection." + name, () => Infos.Select(info => new Measurement<long>(value(info), Tags(info))), unit, description));

    private void Add(Instrument instrument) => _instruments.Add(instrument);

    private IEnumerable<Measurement<T>> Measure<T>(Func<PartitionInfo, T?> value)
        where T : struct =>
        from info in Infos
        from partition in info.Partitions
        let known = value(partition)
        where known is not null
        select new Measurement<T>(known.Value, [.. Tags(info), new("partition", partition.Partition)]);

    private IEnumerable<Measurement<int>> Owned() =>
        from info in Infos
        from partition in info.Partitions
        select new Measurement<int>(partition.Owner is null ? 0 : 1, [.. Tags(info), new("partition", partition.Partition), new("owner", partition.Owner ?? "")]);

    private Measurement<double> Age() => new(AgeOf(_figures).TotalSeconds, new KeyValuePair<string, object?>("owner", _options.Owner));

    private TimeSpan AgeOf(Figures figures) => _options.TimeProvider.GetElapsedTime(figures.At);

    private static KeyValuePair<string, object?>[] Tags(ProjectionInfo info) => [new("projection", info.Key.Name), new("version", info.Key.Version), new("rebuild", info.Key.Rebuild)];

    private sealed record Figures(IReadOnlyList<ProjectionInfo> Infos, long At);
}
