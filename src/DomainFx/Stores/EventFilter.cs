namespace DomainFx.Stores;

/// <summary>Selects events of a read over all streams. Within a set any match counts; between the sets, all must match.</summary>
public sealed record EventFilter
{
    /// <summary>Selects everything.</summary>
    public static readonly EventFilter All = new();

    /// <summary>The stored names of event types; null for all.</summary>
    public IReadOnlyCollection<string>? EventTypes { get; init; }

    /// <summary>The categories of streams; null for all.</summary>
    public IReadOnlyCollection<string>? Categories { get; init; }

    /// <summary>Only events that were stored at or after this time, by the store's clock; null for all.</summary>
    public DateTimeOffset? RecordedFrom { get; init; }

    /// <summary>Whether it selects an event.</summary>
    public bool Matches(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return (EventTypes is null || EventTypes.Contains(recorded.Type.Name))
            && (Categories is null || Categories.Contains(recorded.Stream.Category))
            && (RecordedFrom is null || recorded.RecordedAt >= RecordedFrom);
    }
}
