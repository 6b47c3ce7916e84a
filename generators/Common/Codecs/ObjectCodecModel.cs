namespace DomainFx.Generators.Codecs;

/// <summary>The codec of a class or struct, which is an object in JSON.</summary>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="MayBeDerived">Whether an instance may be of a derived type, of which only a part would be written.</param>
/// <param name="Object">What it is made of; null for an abstract type.</param>
/// <param name="Polymorphism">The types it may be instead.</param>
internal sealed record ObjectCodecModel(CodecName Name, string Type, bool IsValueType, bool MayBeDerived, ObjectModel? Object, PolymorphismModel? Polymorphism)
    : CodecModel(Name, Type)
{
    /// <summary>Whether it is an object of a state that may change, and so must not be reached by two members.</summary>
    public bool IsOwned { get; init; }
}
