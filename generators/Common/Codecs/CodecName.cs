using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

/// <summary>Where a codec stands and what it is called.</summary>
/// <param name="Type">The type it is for; for a constructed generic type its definition.</param>
/// <param name="Arguments">What sets a constructed type apart from others of its definition; empty otherwise.</param>
/// <param name="IsState">Whether it is for the type within state, which is stored in another form than within an event.</param>
internal sealed record CodecName(TypeName Type, string Arguments, bool IsState = false)
{
    private string Suffix => IsState ? "State" : "Codec";

    /// <summary>The class's own name.</summary>
    public string Name => Type.IsReachable ? Type.FlatName + Arguments + Suffix : "__" + Type.Name + Arguments + Suffix;

    /// <summary>The class from <c>global::</c>.</summary>
    public string FullName => Type.IsReachable ? $"global::{GeneratedNames.SpaceOf(Type)}.{Name}" : Type.Container + Name;

    /// <summary>The start of the file's hint name.</summary>
    public string HintName => Type.HintName + Arguments + (IsState ? ".State" : "");

    public static CodecName Of(INamedTypeSymbol type, bool isState = false) => new(TypeName.Of(type), TypeArguments(type), isState);

    // A part of a name never starts with a digit, so no type of the user's is called like that.
    private static string TypeArguments(INamedTypeSymbol type)
    {
        if (!type.IsGenericType) return "";

        string text = "";
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            foreach (ITypeSymbol argument in part.TypeArguments) text += "_" + Flat(argument);
        }

        return "_" + type.TypeArguments.Length + "Of" + text;
    }

    private static string Flat(ITypeSymbol type)
    {
        string annotation = type.NullableAnnotation is NullableAnnotation.Annotated && !type.IsValueType ? "_0" : "";
        return annotation + type switch
        {
            IArrayTypeSymbol array => Flat(array.ElementType) + "_" + array.Rank + "Array",
            INamedTypeSymbol named => TypeText.OfNamespace(named.ContainingNamespace).Replace("_", "__").Replace('.', '_') + "_" + TypeName.Of(named).FlatName + TypeArguments(named),
            _ => type.Name,
        };
    }
}
