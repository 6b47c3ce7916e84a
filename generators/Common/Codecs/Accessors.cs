using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

/// <summary>How UnsafeAccessors name what C# may not.</summary>
internal static class Accessors
{
    public static AccessorModel Of(MemberDraft draft)
    {
        ISymbol definition = draft.Symbol.OriginalDefinition;
        INamedTypeSymbol owner = definition.ContainingType;
        (ITypeSymbol type, string target, bool isField) = definition switch
        {
            IFieldSymbol field => (field.Type, field.Name, true),
            IPropertySymbol { SetMethod: null } property when BackingFieldOf(property) is { } backing => (property.Type, backing.Name, true),
            _ => (((IPropertySymbol)definition).Type, definition.MetadataName, false),
        };
        return new AccessorModel(TypeText.OfNotNull(owner), owner.IsValueType, TypeText.Of(type), target, isField, ScopeOf(draft.Symbol.ContainingType));
    }

    public static ConstructorModel Of(IMethodSymbol constructor) => new(
        TypeText.OfNotNull(constructor.ContainingType.OriginalDefinition),
        constructor.OriginalDefinition.Parameters.Select(static parameter => TypeText.Of(parameter.Type)).ToEquatable(),
        ScopeOf(constructor.ContainingType));

    /// <summary>The field of an auto-property; null for a computed one, and for those of other assemblies, whose private fields are out of sight.</summary>
    public static IFieldSymbol? BackingFieldOf(IPropertySymbol property)
    {
        foreach (ISymbol member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)) return field;
        }

        return null;
    }

    private static AccessorScope ScopeOf(INamedTypeSymbol type)
    {
        if (!type.IsGenericType) return AccessorScope.None;

        INamedTypeSymbol definition = type.OriginalDefinition;
        string constraints = "";
        foreach (ITypeParameterSymbol parameter in definition.TypeParameters) constraints += ConstraintsOf(parameter);
        return new AccessorScope(
            "<" + string.Join(", ", definition.TypeParameters.Select(static parameter => Identifiers.Escape(parameter.Name))) + ">",
            "<" + string.Join(", ", type.TypeArguments.Select(TypeText.Of)) + ">",
            constraints);
    }

    private static string ConstraintsOf(ITypeParameterSymbol parameter)
    {
        List<string> parts = [];
        if (parameter.HasUnmanagedTypeConstraint) parts.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint) parts.Add("struct");
        else if (parameter.HasReferenceTypeConstraint) parts.Add(parameter.ReferenceTypeConstraintNullableAnnotation is NullableAnnotation.Annotated ? "class?" : "class");
        else if (parameter.HasNotNullConstraint) parts.Add("notnull");
        parts.AddRange(parameter.ConstraintTypes.Select(TypeText.Of));
        if (parameter.HasConstructorConstraint) parts.Add("new()");
        return parts.Count == 0 ? "" : $" where {Identifiers.Escape(parameter.Name)} : {string.Join(", ", parts)}";
    }
}
