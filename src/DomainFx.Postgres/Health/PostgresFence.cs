namespace DomainFx.Postgres;

/// <summary>How far readers of all streams may read, and what holds them back.</summary>
/// <param name="Head">The position up to which every event is visible.</param>
/// <param name="LastPosition">The last position that was given. Above the head while the append that it was given to is in flight, and also where that was rolled back or its event erased.</param>
/// <param name="Holder">The append that has been in flight longest; null if none is.</param>
public sealed record PostgresFence(long Head, long LastPosition, PostgresFenceHolder? Holder);
