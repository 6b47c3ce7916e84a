using DomainFx.Stores;

namespace DomainFx.Testing.Tests.Conformance;

internal static class Pages
{
    public static EventPage Rewrite(EventPage page, Func<RecordedEvent, RecordedEvent?> change) => Of(page, page.ToRecordedEvents().Select(change));

    public static EventPage Of(EventPage page, IEnumerable<RecordedEvent?> events)
    {
        var changed = new EventPage { HasMore = page.HasMore, NextPosition = page.NextPosition };
        foreach (var stored in events)
        {
            if (stored is not null) changed.Add(stored);
        }

        return changed;
    }

    public static RecordedEvent With(RecordedEvent stored, ReadOnlyMemory<byte>? data = null, EventMetadata? metadata = null, DateTimeOffset? occurredAt = null) => new()
    {
        Stream = stored.Stream,
        Version = stored.Version,
        Position = stored.Position,
        Type = stored.Type,
        EventId = stored.EventId,
        Data = data ?? stored.Data,
        Metadata = metadata ?? stored.Metadata,
        OccurredAt = occurredAt ?? stored.OccurredAt,
        RecordedAt = stored.RecordedAt,
    };
}
