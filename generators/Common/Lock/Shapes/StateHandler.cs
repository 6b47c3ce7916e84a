namespace DomainFx.Generators.Lock;

/// <summary>The hash of the body of an <c>[Event]</c> method.</summary>
internal sealed record StateHandler(string Event, string Hash);
