namespace DomainFx.Generators.Codecs;

/// <summary>A type that an object may be of.</summary>
/// <param name="Type">The C# text.</param>
/// <param name="Codec">Its codec's name.</param>
/// <param name="Tag">The discriminator as JSON: a string or a number; null where the type has none.</param>
/// <param name="IsSelf">Whether its codec has separate methods for itself, because it is the base of others too.</param>
internal sealed record DerivedModel(string Type, string Codec, string? Tag, bool IsSelf);
