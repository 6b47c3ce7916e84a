using System.Diagnostics.Metrics;

namespace DomainFx.Hosting.Health;

/// <summary>Gauges of the partitions that this process has, under the name <c>DomainFx</c>. Looked at only while somebody listens.</summary>
internal sealed class ProjectionGauges : IDisposable
{
    private readonly Meter _meter = new("DomainFx");
    private readonly ObservableGauge<long> _positions;
    private readonly IProjectionStatus _status;
    private readonly string _owner;
    private IReadOnlyList<ProjectionInfo> _infos = [];

    public ProjectionGauges(IProjectionStatus status, string owner)
    {
        (_status, _owner) = (status, owner);
        _positions = _meter.CreateObservableGauge("domainfx.projection.position", () => Own(static partition => partition.Position), "{position}", "Where a projection's partition stands.");
        _meter.CreateObservableGauge("domainfx.projection.lag", () => Own(static partition => partition.Lag), "{position}", "How many positions a projection's partition is behind the head.");
        _meter.CreateObservableGauge("domainfx.projection.lag.time", () => Own(static partition => partition.LagTime.TotalSeconds), "s", "How long the oldest event that a projection's partition has not handled has waited.");
        _meter.CreateObservableGauge("domainfx.projection.rate", () => Own(static partition => partition.Rate), "{position}/s", "How fast a projection's partition gets on.");
        _meter.CreateObservableGauge("domainfx.projection.parked", () => _infos.Select(info => new Measurement<int>(info.Parked, Tags(info))), "{event}", "Events that a projection set aside.");
    }

    /// <summary>Looks where the projections stand, if somebody listens.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (_positions.Enabled) _infos = await _status.GetAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<T>> Own<T>(Func<PartitionInfo, T> value)
        where T : struct =>
        from info in _infos
        from partition in info.Partitions
        where partition.Owner == _owner
        select new Measurement<T>(value(partition), [.. Tags(info), new("partition", partition.Partition)]);

    private static KeyValuePair<string, object?>[] Tags(ProjectionInfo info) => [new("projection", info.Key.Name), new("version", info.Key.Version)];
}
