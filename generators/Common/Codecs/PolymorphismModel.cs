namespace DomainFx.Generators.Codecs;

/// <summary>The types that an object may be of.</summary>
/// <param name="Discriminator">The name of the property that tells which.</param>
/// <param name="Derived">The types, the most derived first.</param>
internal sealed record PolymorphismModel(string Discriminator, EquatableArray<DerivedModel> Derived);
