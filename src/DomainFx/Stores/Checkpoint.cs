namespace DomainFx.Stores;

/// <summary>Where a subscription stands: the position of an event that was read, and that event's id, so that a store that lost it is noticed.</summary>
/// <param name="Position">The event's global position; 0 before the first event.</param>
/// <param name="EventId">The event's id; empty to take the position on trust.</param>
public readonly record struct Checkpoint(long Position, Guid EventId = default)
{
    /// <summary>Before the first event.</summary>
    public static Checkpoint Start => default;

    /// <summary>At an event that was handled.</summary>
    public static Checkpoint At(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return new Checkpoint(recorded.Position, recorded.EventId);
    }
}
