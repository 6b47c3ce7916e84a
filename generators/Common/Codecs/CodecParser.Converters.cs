using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

internal sealed partial class CodecParser
{
    private Dictionary<ITypeSymbol, INamedTypeSymbol>? _assemblyConverters;

    /// <summary>The converter that the assembly names for a type it cannot annotate.</summary>
    private TypeModel? AssemblyConverter(INamedTypeSymbol type)
    {
        _assemblyConverters ??= AssemblyConverters();
        return _assemblyConverters.Count > 0 && _assemblyConverters.TryGetValue(type, out INamedTypeSymbol? converter) ? Converter(type, converter) : null;
    }

    private Dictionary<ITypeSymbol, INamedTypeSymbol> AssemblyConverters()
    {
        Dictionary<ITypeSymbol, INamedTypeSymbol> converters = new(SymbolEqualityComparer.Default);
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass.IsDomainFx(KnownNames.JsonCodec)
                && attribute.ConstructorArguments is { Length: 2 } arguments
                && arguments[0].Value is ITypeSymbol type && arguments[1].Value is INamedTypeSymbol converter)
                converters[type] = converter;
        }

        return converters;
    }

    private TypeModel? Converter(ITypeSymbol type, INamedTypeSymbol converter)
    {
        if (!IsConverterOf(converter, type))
            return Refuse(ShapeRules.Converter, $"'{converter.ToDisplayString()}' is no JsonConverter<{type.ToDisplayString()}> (factories are not supported: they choose at run time)");
        if (converter.IsAbstract || converter.IsUnboundGenericType || !converter.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility is Accessibility.Public))
            return Refuse(ShapeRules.Converter, $"converter '{converter.ToDisplayString()}' has no public constructor without parameters");
        if (!converter.IsReachableInAssembly())
            return Refuse(ShapeRules.Converter, $"converter '{converter.ToDisplayString()}' cannot be reached from generated code: make it internal");
        return new ConvertedModel(TypeText.OfNotNull(type), type.IsValueType, $"new {TypeText.OfNotNull(converter)}()", IsShared: false);
    }

    private static bool IsConverterOf(INamedTypeSymbol converter, ITypeSymbol type)
    {
        for (INamedTypeSymbol? part = converter; part is not null; part = part.BaseType)
        {
            if (part is { Name: "JsonConverter", Arity: 1 } && JsonAttributes.IsSerialization(part.ContainingNamespace))
                return SymbolEqualityComparer.Default.Equals(part.TypeArguments[0], type);
        }

        return false;
    }
}
