namespace DomainFx.Generators.Codecs;

/// <summary>The one value of a single-value wrapper.</summary>
/// <param name="Property">The escaped name of the property that gives it.</param>
/// <param name="JsonName">The property's name in JSON, where the wrapper was written as an object.</param>
/// <param name="Value">The value's type.</param>
internal sealed record WrappedModel(string Property, string JsonName, SlotModel Value);
