namespace DomainFx;

/// <summary>Names the System.Text.Json converter of a type that one cannot annotate, for every contract of the assembly.</summary>
/// <param name="type">The type to convert.</param>
/// <param name="converter">A <c>JsonConverter&lt;T&gt;</c> of that type with a parameterless constructor.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class JsonCodecAttribute(Type type, Type converter) : Attribute
{
    /// <summary>The type to convert.</summary>
    public Type Type { get; } = type;

    /// <summary>The converter's type.</summary>
    public Type Converter { get; } = converter;
}
