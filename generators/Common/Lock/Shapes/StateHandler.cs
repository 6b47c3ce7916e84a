namespace DomainFx.Generators.Lock;

/// <summary>The hash of the body of an <c>[Event]</c> method.</summary>
/// <param name="Event">The stored name of its event; for a <c>[KeyOf]</c> method <c>key of</c> before it.</param>
/// <param name="Hash">The hash.</param>
/// <param name="FormerNames">What the lock may call it from before the event was renamed.</param>
internal sealed record StateHandler(string Event, string Hash, EquatableArray<string> FormerNames);
