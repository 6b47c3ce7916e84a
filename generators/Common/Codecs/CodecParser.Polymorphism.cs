using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

internal sealed partial class CodecParser
{
    private const string DefaultDiscriminator = "$type";

    private PolymorphismModel? Polymorphism(INamedTypeSymbol type, JsonAttributes attributes)
    {
        string discriminator = attributes.Polymorphic?.Argument("TypeDiscriminatorPropertyName") as string ?? DefaultDiscriminator;
        if (attributes.Polymorphic?.Argument("UnknownDerivedTypeHandling") is int handling && handling != 0
            || attributes.Polymorphic?.Argument("IgnoreUnrecognizedTypeDiscriminators") is true)
        {
            Refuse(ShapeRules.JsonAttribute, "an object of a type that is not listed would lose what that type adds: list it with [JsonDerivedType] instead of [JsonPolymorphic(UnknownDerivedTypeHandling = …)]");
            return null;
        }

        List<(INamedTypeSymbol Type, DerivedModel Model)> derived = [];
        HashSet<string> tags = new(StringComparer.Ordinal);
        foreach (AttributeData attribute in attributes.Derived!)
        {
            if (attribute.ConstructorArguments.IsEmpty || attribute.ConstructorArguments[0].Value is not INamedTypeSymbol { TypeKind: not TypeKind.Error } listed)
            {
                refusals.AddUnexplained();
                return null;
            }

            if (Derived(type, listed, attribute) is not { } model) return null;
            if (model.Tag is not null && !tags.Add(model.Tag))
            {
                Refuse(ShapeRules.UnknownDerivedType, $"two derived types have the discriminator {model.Tag}");
                return null;
            }

            derived.Add((listed, model));
        }

        // A pattern of a base would catch its derived types.
        return new PolymorphismModel(discriminator, derived.OrderByDescending(static entry => Depth(entry.Type)).Select(static entry => entry.Model).ToEquatable());
    }

    private DerivedModel? Derived(INamedTypeSymbol type, INamedTypeSymbol listed, AttributeData attribute)
    {
        object? tag = attribute.ConstructorArguments.Length > 1 ? attribute.ConstructorArguments[1].Value : null;
        bool isSelf = SymbolEqualityComparer.Default.Equals(type, listed);
        if (tag is null && !isSelf)
        {
            Refuse(ShapeRules.UnknownDerivedType, $"derived type '{listed.Name}' has no discriminator, so that nothing tells what to read back: [JsonDerivedType(typeof({listed.Name}), \"…\")]");
            return null;
        }

        JsonAttributes attributes = JsonAttributes.Of(listed);
        using var step = _path.Enter(listed, listed.Name);
        CodecReference? reference = isSelf ? new CodecReference(TypeText.OfNotNull(type), false, CodecName.Of(type).FullName) : ObjectReference(listed, attributes, isRoot: true);
        if (reference is null) return null;
        string? text = tag switch { string name => JsonText.Quote(name), int number => number.ToString(System.Globalization.CultureInfo.InvariantCulture), _ => null };
        return new DerivedModel(reference.Type, reference.Codec, text, IsSelf: isSelf || attributes.Derived is not null);
    }

    private static int Depth(INamedTypeSymbol type)
    {
        int depth = 0;
        for (INamedTypeSymbol? part = type.BaseType; part is not null; part = part.BaseType) depth++;
        return depth;
    }
}
