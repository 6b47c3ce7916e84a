using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Testing;

/// <summary>The events of one stream as a store would have them.</summary>
internal sealed class TrialStream(StreamId stream)
{
    private readonly List<RecordedEvent> _events = [];

    public int Version => _events.Count;

    public StreamId Id => stream;

    public void Add(EventData data) => _events.Add(new RecordedEvent
    {
        Stream = stream,
        Version = _events.Count + 1,
        Position = _events.Count + 1,
        Type = data.Type,
        EventId = data.EventId,
        Data = data.Data,
        Metadata = data.Metadata,
        OccurredAt = data.OccurredAt.ToUniversalTime(),
        RecordedAt = data.OccurredAt.ToUniversalTime(),
    });

    /// <summary>Applies the events from one version up to another.</summary>
    public void Fold<TAggregate>(AggregateTrial<TAggregate> trial, int afterVersion, int toVersion)
        where TAggregate : class, IAggregate<TAggregate>
    {
        using var page = new EventPage();
        for (var i = afterVersion; i < toVersion; i++) page.Add(_events[i]);
        for (var i = 0; i < page.Count; i++) trial.Fold(page[i]);
    }
}
