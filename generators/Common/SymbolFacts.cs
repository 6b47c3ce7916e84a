using Microsoft.CodeAnalysis;

namespace DomainFx.Generators;

/// <summary>Cheap questions to symbols: by name and namespace, without display strings.</summary>
internal static class SymbolFacts
{
    /// <summary>Whether a type is <paramref name="name"/> of namespace <c>DomainFx</c>.</summary>
    public static bool IsDomainFx(this ITypeSymbol? type, string name) =>
        type is not null && type.Name == name && type.ContainingType is null
        && type.ContainingNamespace is { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>Whether a type stands directly in a namespace given from the innermost part outwards, for example <c>"Tasks", "Threading", "System"</c>.</summary>
    public static bool IsIn(this ITypeSymbol type, string inner, string? middle = null, string? outer = null)
    {
        if (type.ContainingType is not null) return false;
        INamespaceSymbol? space = type.ContainingNamespace;
        return Step(ref space, inner) && Step(ref space, middle) && Step(ref space, outer) && space is { IsGlobalNamespace: true };

        static bool Step(ref INamespaceSymbol? space, string? name)
        {
            if (name is null) return true;
            if (space is null || space.Name != name) return false;
            space = space.ContainingNamespace;
            return true;
        }
    }

    /// <summary>The attribute <paramref name="name"/> of namespace <c>DomainFx</c> on a symbol.</summary>
    public static AttributeData? DomainFxAttribute(this ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.IsDomainFx(name)) return attribute;
        }

        return null;
    }

    /// <summary>The named argument of an attribute, or null.</summary>
    public static object? Argument(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind is not TypedConstantKind.Array) return argument.Value.Value;
        }

        return null;
    }

    /// <summary>The named argument of an attribute that holds an array of strings.</summary>
    public static EquatableArray<string> Strings(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: TypedConstantKind.Array, IsNull: false } array)
                return array.Values.Select(static value => value.Value as string ?? "").ToEquatable();
        }

        return default;
    }

    /// <summary>The first constructor argument where it is a string; empty otherwise.</summary>
    public static string FirstString(this AttributeData attribute) =>
        attribute.ConstructorArguments is { Length: > 0 } arguments && arguments[0].Kind is TypedConstantKind.Primitive
            ? arguments[0].Value as string ?? ""
            : "";

    /// <summary>Whether code elsewhere in the assembly can name the type: it and all its containers are internal or wider.</summary>
    public static bool IsReachableInAssembly(this INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (part.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal) return false;
        }

        return true;
    }

    /// <summary>Whether other assemblies can name the type.</summary>
    public static bool IsPublic(this INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (part.DeclaredAccessibility is not Accessibility.Public) return false;
        }

        return true;
    }
}
