using DomainFx.Stores;

namespace DomainFx.Testing;

/// <summary>Events that were stored, as projections get them. Immutable.</summary>
internal sealed record GivenEvents(EventRegistry Registry, RecordedEvent[] Recorded, DateTimeOffset Time)
{
    // A fixed moment: a test that depends on the time says so, or it would fail some day.
    private static readonly DateTimeOffset DefaultTime = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>None yet.</summary>
    /// <param name="configure">Adds the modules whose events are given.</param>
    public static GivenEvents Of(Action<DomainFxBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var domain = Domain.Create(builder =>
        {
            configure(builder);
            builder.UseInMemory();
        });
        return new GivenEvents(domain.Events, [], DefaultTime);
    }

    /// <summary>With more of a stream.</summary>
    public GivenEvents With(StreamId stream, object[] events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var version = Recorded.Count(one => one.Stream == stream);
        // Through the codec, as on the way to a store.
        return this with { Recorded = [.. Recorded, .. events.Select((e, index) => Record(stream, version + index + 1, Recorded.Length + index + 1, Registry.Encode(e)))] };
    }

    /// <summary>With what is left of a stream that was deleted. Its events stay: they were handled before.</summary>
    public GivenEvents WithDeletion(StreamId stream)
    {
        var events = Recorded.Where(one => one.Stream == stream).ToList();
        if (events.Count == 0) throw new ScenarioException($"Stream {stream} cannot be deleted: no events of it were given.");
        var tombstone = StreamTombstone.Append(stream, events.Count, events.Select(one => one.Type.Name).Distinct(StringComparer.Ordinal), Time);
        return this with { Recorded = [.. Recorded, Record(stream, events.Count + 1, Recorded.Length + 1, tombstone.Events.Span[0])] };
    }

    /// <summary>All of them.</summary>
    public EventPage ToPage()
    {
        var page = new EventPage();
        foreach (var recorded in Recorded) page.Add(recorded);
        return page;
    }

    private RecordedEvent Record(StreamId stream, long version, long position, EventData data) => new()
    {
        Stream = stream,
        Version = version,
        Position = position,
        Type = data.Type,
        EventId = data.EventId,
        Data = data.Data,
        Metadata = data.Metadata,
        OccurredAt = Time.ToUniversalTime(),
        RecordedAt = Time.ToUniversalTime(),
    };
}
