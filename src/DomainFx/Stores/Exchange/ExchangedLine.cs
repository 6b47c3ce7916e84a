namespace DomainFx.Stores;

/// <summary>A line of an export: an event, or a stream that is archived. One of the two is set.</summary>
/// <param name="Event">The event, as the store held it.</param>
/// <param name="Archived">The stream that is archived, after all of its events.</param>
public readonly record struct ExchangedLine(RecordedEvent? Event, StreamId? Archived)
{
    /// <summary>An event.</summary>
    public static ExchangedLine Of(RecordedEvent recorded) => new(recorded, null);

    /// <summary>An archived stream.</summary>
    public static ExchangedLine OfArchived(StreamId stream) => new(null, stream);
}
