using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

/// <summary>The types that the runtime's writer and reader know.</summary>
internal static class PrimitiveTypes
{
    private const string Metadata = "global::System.Text.Json.Serialization.Metadata.JsonMetadataServices.";

    /// <summary>The model of a type that has a language keyword or is a special type of the compiler.</summary>
    public static PrimitiveModel? OfSpecial(ITypeSymbol type, NumberHandling handling) => type.SpecialType switch
    {
        SpecialType.System_String => new("string", false, "String", PrimitiveForm.Text),
        SpecialType.System_Boolean => new("bool", true, "Boolean", PrimitiveForm.Boolean),
        SpecialType.System_Char => new("char", true, "Char", PrimitiveForm.Text),
        SpecialType.System_Byte => Number("byte", "Byte", handling),
        SpecialType.System_SByte => Number("sbyte", "SByte", handling),
        SpecialType.System_Int16 => Number("short", "Int16", handling),
        SpecialType.System_UInt16 => Number("ushort", "UInt16", handling),
        SpecialType.System_Int32 => Number("int", "Int32", handling),
        SpecialType.System_UInt32 => Number("uint", "UInt32", handling),
        SpecialType.System_Int64 => Number("long", "Int64", handling),
        SpecialType.System_UInt64 => Number("ulong", "UInt64", handling),
        SpecialType.System_Single => Number("float", "Single", handling),
        SpecialType.System_Double => Number("double", "Double", handling),
        SpecialType.System_Decimal => Number("decimal", "Decimal", handling),
        SpecialType.System_DateTime => new("global::System.DateTime", true, "DateTime", PrimitiveForm.Text),
        _ => null,
    };

    /// <summary>The model of another type of the framework that is one value in JSON.</summary>
    public static TypeModel? OfNamed(INamedTypeSymbol type, NumberHandling handling)
    {
        switch (type.Name)
        {
            case "Guid" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" when type.IsIn("System"):
                return new PrimitiveModel("global::System." + type.Name, true, type.Name, PrimitiveForm.Text);
            case "Uri" or "Version" when type.IsIn("System"):
                return new PrimitiveModel("global::System." + type.Name, false, type.Name, PrimitiveForm.Text);
            case "Half" or "Int128" or "UInt128" when type.IsIn("System"):
                return Number("global::System." + type.Name, type.Name, handling);
            case "JsonElement" when type.IsIn("Json", "Text", "System"):
                return new ConvertedModel("global::System.Text.Json.JsonElement", true, Metadata + "JsonElementConverter", IsShared: true);
            case "JsonDocument" when type.IsIn("Json", "Text", "System"):
                return new ConvertedModel("global::System.Text.Json.JsonDocument", false, Metadata + "JsonDocumentConverter", IsShared: true);
            case "JsonNode" or "JsonObject" or "JsonArray" or "JsonValue" when type.ContainingNamespace.Name == "Nodes" && type.ContainingNamespace.ContainingNamespace.Name == "Json":
                return new ConvertedModel("global::System.Text.Json.Nodes." + type.Name, false, Metadata + type.Name + "Converter", IsShared: true);
            case "Memory" or "ReadOnlyMemory" when type.IsIn("System") && type.TypeArguments[0].SpecialType is SpecialType.System_Byte:
                return new PrimitiveModel($"global::System.{type.Name}<byte>", true, "Bytes", PrimitiveForm.Text);
            default:
                return null;
        }
    }

    private static PrimitiveModel Number(string type, string name, NumberHandling handling) => new(type, true, name, PrimitiveForm.Number, handling);
}
