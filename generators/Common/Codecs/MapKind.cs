namespace DomainFx.Generators.Codecs;

/// <summary>The dictionaries, by how they are made.</summary>
internal enum MapKind
{
    Dictionary,
    Immutable,
    ImmutableSorted,
    Frozen,
    FromDictionary,
}
