namespace DomainFx;

/// <summary>Marks a static method of a read model that says which rows an event is about: it takes the event, and an <see cref="EventContext"/> if it needs one,
/// and returns a key, or several (or none) as an <see cref="IEnumerable{T}"/>. The parts of a composite key are a tuple. It is a pure function.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class KeyOfAttribute : Attribute;
