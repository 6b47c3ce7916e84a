namespace DomainFx.Generators.Codecs;

/// <summary>What an object is made of, and how it is made.</summary>
/// <param name="Type">The C# text of what is made.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="Members">The members in the order in which they are written.</param>
/// <param name="Parameters">For each parameter of the constructor the index of its member.</param>
/// <param name="Constructor">The constructor, where generated code may not call it.</param>
internal sealed record ObjectModel(
    string Type, bool IsValueType, EquatableArray<MemberModel> Members, EquatableArray<int> Parameters, ConstructorModel? Constructor)
{
    /// <summary>Whether it comes into being without a constructor, because its fields are all there is to it.</summary>
    public bool IsUninitialized { get; init; }
}
