namespace DomainFx.Generators.Codecs;

/// <summary>What an UnsafeAccessor of a constructor is declared with.</summary>
/// <param name="Owner">The type as C#, within the accessor's type parameters.</param>
/// <param name="Parameters">The parameters' types, likewise.</param>
internal sealed record ConstructorModel(string Owner, EquatableArray<string> Parameters, AccessorScope Scope);
