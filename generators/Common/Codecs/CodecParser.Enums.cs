using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

internal sealed partial class CodecParser
{
    private TypeModel? Enum(INamedTypeSymbol type)
    {
        if (_references.TryGetValue(type, out CodecReference? known)) return known;

        JsonAttributes attributes = JsonAttributes.Of(type);
        if (attributes.Converter is { } converter && !IsStringEnumConverter(converter)) return Converter(type, converter);
        if (!CanStandBeside(type)) return null;

        CodecName name = CodecName.Of(type);
        List<EnumMemberModel> members = [];
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field)
                members.Add(new EnumMemberModel(JsonAttributes.Of(field).Name ?? field.Name, Bits(field.ConstantValue!)));
        }

        bool isSigned = type.EnumUnderlyingType?.SpecialType is SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64;
        bool isFlags = type.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "FlagsAttribute" } flags && flags.IsIn("System"));
        var reference = new CodecReference(TypeText.OfNotNull(type), IsValueType: true, name.FullName, IsEnum: true);
        _references.Add(type, reference);
        _codecs.Add(new EnumCodecModel(name, reference.Type, isSigned, isFlags, members.ToEquatable()));
        return reference;
    }

    /// <summary>Enums are strings anyway; a naming policy given in code is out of the generator's sight, and so is a subclass.</summary>
    private static bool IsStringEnumConverter(INamedTypeSymbol converter) =>
        converter.Name == "JsonStringEnumConverter" && JsonAttributes.IsSerialization(converter.ContainingNamespace);

    private static ulong Bits(object value) => value switch
    {
        sbyte number => unchecked((ulong)number),
        short number => unchecked((ulong)number),
        int number => unchecked((ulong)number),
        long number => unchecked((ulong)number),
        byte number => number,
        ushort number => number,
        uint number => number,
        ulong number => number,
        _ => 0,
    };
}
