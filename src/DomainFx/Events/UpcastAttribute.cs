namespace DomainFx;

/// <summary>Marks a static method of an event contract that makes it from the contract of the version before.
/// Chains are composed at compile time; one event becomes exactly one event.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class UpcastAttribute : Attribute;
