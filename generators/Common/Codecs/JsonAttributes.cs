using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

/// <summary>What the attributes of System.Text.Json say on one member or type.</summary>
internal sealed class JsonAttributes
{
    private static readonly JsonAttributes None = new();

    public string? Name { get; private set; }

    /// <summary>The value of JsonIgnoreCondition; 1 is always; null without the attribute.</summary>
    public int? Ignore { get; private set; }

    public bool Include { get; private set; }

    public bool Required { get; private set; }

    public bool ExtensionData { get; private set; }

    public bool Constructor { get; private set; }

    public int Order { get; private set; }

    public NumberHandling? Handling { get; private set; }

    public INamedTypeSymbol? Converter { get; private set; }

    public AttributeData? Polymorphic { get; private set; }

    public List<AttributeData>? Derived { get; private set; }

    /// <summary>The name of an attribute that changes the format in a way that codecs do not follow.</summary>
    public string? Refused { get; private set; }

    public static JsonAttributes Of(ISymbol symbol)
    {
        JsonAttributes? result = null;
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Name.StartsWith("Json", StringComparison.Ordinal) && IsSerialization(type.ContainingNamespace) && !attribute.IsGenerated(symbol))
                (result ??= new JsonAttributes()).Take(type.Name, attribute);
        }

        return result ?? None;
    }

    /// <summary>Whether a namespace is System.Text.Json.Serialization.</summary>
    public static bool IsSerialization(INamespaceSymbol? space) =>
        space is { Name: "Serialization", ContainingNamespace: { Name: "Json", ContainingNamespace: { Name: "Text", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } };

    private void Take(string name, AttributeData attribute)
    {
        switch (name)
        {
            case "JsonPropertyNameAttribute" or "JsonStringEnumMemberNameAttribute":
                Name = attribute.FirstString();
                break;
            case "JsonIgnoreAttribute":
                Ignore = attribute.Argument("Condition") as int? ?? 1;
                break;
            case "JsonIncludeAttribute":
                Include = true;
                break;
            case "JsonRequiredAttribute":
                Required = true;
                break;
            case "JsonExtensionDataAttribute":
                ExtensionData = true;
                break;
            case "JsonConstructorAttribute":
                Constructor = true;
                break;
            case "JsonPropertyOrderAttribute":
                Order = FirstValue(attribute) as int? ?? 0;
                break;
            case "JsonNumberHandlingAttribute":
                Handling = (NumberHandling)(FirstValue(attribute) as int? ?? 0);
                break;
            case "JsonConverterAttribute":
                Converter = FirstValue(attribute) as INamedTypeSymbol ?? attribute.AttributeClass;
                break;
            case "JsonPolymorphicAttribute":
                Polymorphic = attribute;
                break;
            case "JsonDerivedTypeAttribute":
                (Derived ??= []).Add(attribute);
                break;
            case "JsonUnmappedMemberHandlingAttribute" or "JsonObjectCreationHandlingAttribute":
                Refused = name.Substring(0, name.Length - "Attribute".Length);
                break;
        }
    }

    private static object? FirstValue(AttributeData attribute) =>
        attribute.ConstructorArguments is { Length: > 0 } arguments && arguments[0].Kind is not TypedConstantKind.Array ? arguments[0].Value : null;
}
