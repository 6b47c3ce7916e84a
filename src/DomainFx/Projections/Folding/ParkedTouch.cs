namespace DomainFx.Projections;

/// <summary>An event that is not applied to a row.</summary>
/// <param name="Position">The event's global position.</param>
/// <param name="EventId">Its id.</param>
/// <param name="Key">The row's key, as text.</param>
public readonly record struct ParkedTouch(long Position, Guid EventId, string Key);
