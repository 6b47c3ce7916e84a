namespace DomainFx.Stores;

/// <summary>What a store has of a checkpoint.</summary>
/// <param name="IsIntact">Whether it holds the checkpoint's event, or held it and erased it with its stream since.</param>
/// <param name="Head">The store's head.</param>
/// <param name="Incarnation">The <see cref="EventPage.Incarnation"/> that answered; null where none was asked.</param>
public readonly record struct CheckpointTrace(bool IsIntact, long Head, long? Incarnation);
