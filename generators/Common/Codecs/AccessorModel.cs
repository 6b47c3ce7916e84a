namespace DomainFx.Generators.Codecs;

/// <summary>What an UnsafeAccessor of a property or field is declared with.</summary>
/// <param name="Owner">The declaring type as C#, within the accessor's type parameters.</param>
/// <param name="OwnerIsValueType">Whether that is a struct, which is passed by reference.</param>
/// <param name="Type">The member's type, likewise.</param>
/// <param name="Target">The field's name, or the property's.</param>
/// <param name="IsField">Whether it is a field.</param>
internal sealed record AccessorModel(string Owner, bool OwnerIsValueType, string Type, string Target, bool IsField, AccessorScope Scope);
