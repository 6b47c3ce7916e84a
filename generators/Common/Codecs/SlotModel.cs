namespace DomainFx.Generators.Codecs;

/// <summary>A place that holds a value: a property, a parameter, an element.</summary>
/// <param name="Type">The type of what is there.</param>
/// <param name="IsNullable">Whether nothing may be there: a nullable struct or an annotated reference.</param>
internal sealed record SlotModel(TypeModel Type, bool IsNullable)
{
    /// <summary>The place's type as C#.</summary>
    public string TypeText => IsNullable ? Type.Type + "?" : Type.Type;
}
