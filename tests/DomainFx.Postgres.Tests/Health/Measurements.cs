using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DomainFx.Postgres.Tests.Health;

/// <summary>Hears the store's metrics and activities.</summary>
internal sealed class Measurements : IDisposable
{
    private const string Source = "DomainFx.Postgres";
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities = new();
    private readonly ConcurrentDictionary<string, string?> _units = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _values = [];
    private readonly ConcurrentQueue<Activity> _ended = [];

    public Measurements()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != Source) return;
            _units[instrument.Name] = instrument.Unit;
            listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.Start();
        _activities.ShouldListenTo = source => source.Name == Source;
        _activities.Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData;
        _activities.ActivityStopped = _ended.Enqueue;
        ActivitySource.AddActivityListener(_activities);
    }

    /// <summary>The instruments, and their units.</summary>
    public IReadOnlyDictionary<string, string?> Units => _units;

    public Activity[] Activities => [.. _ended];

    /// <summary>The values of an instrument, of those with a tag or of all.</summary>
    public double[] Of(string name, string tag = "") => [.. _values.Where(one => one.Name == name && one.Tags.Contains(tag, StringComparison.Ordinal)).Select(one => one.Value)];

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _values.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
