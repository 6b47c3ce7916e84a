using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Aggregates;

/// <summary>Finds out how an aggregate's id is stored.</summary>
internal static class IdParser
{
    private static readonly IdModel Text = new("string", IsPublic: true, IsReference: true, IdValue.Text, "string", null);

    public static IdModel? Parse(INamedTypeSymbol aggregate, AttributeData attribute, Refusals refusals)
    {
        if (IdTypeOf(attribute) is not { } type || type.SpecialType is SpecialType.System_String) return Text;
        // The compiler has said what it is about.
        if (type.TypeKind is TypeKind.Error) return null;

        if (type is INamedTypeSymbol named && IsCandidate(named))
        {
            if (!named.IsReachableInAssembly())
            {
                refusals.Add(ShapeRules.AggregateId, attribute, aggregate, $"The id type '{named.Name}' of '{aggregate.Name}' is private, so its client cannot name it; make it internal or public.");
                return null;
            }

            if (OfCandidate(named) is { } id) return id;
        }

        refusals.Add(ShapeRules.AggregateId, attribute, aggregate,
            $"'{type.Name}' cannot be the id of '{aggregate.Name}': use string, Guid, an integer, a type that is IParsable<T> and IFormattable, or a record struct around one such value.");
        return null;
    }

    /// <summary>How a type is stored as an id; null for one that is none.</summary>
    public static IdModel? Of(ITypeSymbol type)
    {
        if (type.SpecialType is SpecialType.System_String) return Text;
        return type is INamedTypeSymbol named && IsCandidate(named) && named.IsReachableInAssembly() ? OfCandidate(named) : null;
    }

    private static bool IsCandidate(INamedTypeSymbol type) =>
        type is { IsUnboundGenericType: false, IsRefLikeType: false, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T };

    private static IdModel? OfCandidate(INamedTypeSymbol type)
    {
        string text = TypeText.OfNotNull(type);
        if (ValueOf(type) is { } value) return new(text, type.IsPublic(), type.IsReferenceType, value, text, null);
        return WrappedIn(type) is { Type: INamedTypeSymbol inner } property && (inner.SpecialType is SpecialType.System_String ? IdValue.Text : ValueOf(inner)) is { } wrapped
            ? new(text, type.IsPublic(), type.IsReferenceType, wrapped, TypeText.OfNotNull(inner), Identifiers.Escape(property.Name))
            : null;
    }

    private static ITypeSymbol? IdTypeOf(AttributeData attribute)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == "IdType") return argument.Value.Value as ITypeSymbol;
        }

        return null;
    }

    private static IdValue? ValueOf(INamedTypeSymbol type)
    {
        if (type.IsIn("System"))
        {
            switch (type.Name)
            {
                case "Guid":
                    return IdValue.Guid;
                case "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly":
                    return IdValue.Temporal;
                // Equal numbers, different texts (1.0 and 1.00), or rounding: no identity.
                case "Decimal" or "Double" or "Single" or "Half":
                    return null;
            }
        }

        bool parsable = false, formattable = false;
        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            if (contract is { Name: "IParsable", Arity: 1 } && contract.IsIn("System"))
                parsable |= SymbolEqualityComparer.Default.Equals(contract.TypeArguments[0], type);
            else if (contract is { Name: "IFormattable", Arity: 0 } && contract.IsIn("System"))
                formattable = true;
        }

        return parsable && formattable ? IdValue.Formattable : null;
    }

    // A wrapper is made from one value and gives it back: one constructor with one parameter, one readable property of its name and type.
    // Only what the user wrote counts: other generators' output is invisible here.
    private static IPropertySymbol? WrappedIn(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Struct or TypeKind.Class) || type.IsAbstract) return null;

        IParameterSymbol? value = null;
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (constructor.IsImplicitlyDeclared || constructor.IsGenerated() || constructor.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal)) continue;
            if (constructor.Parameters.Length != 1 || value is not null) return null;
            value = constructor.Parameters[0];
        }

        if (value is null || value.RefKind is not RefKind.None) return null;
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal } property
                && !property.IsGenerated()
                && string.Equals(property.Name, value.Name, StringComparison.OrdinalIgnoreCase)
                && SymbolEqualityComparer.Default.Equals(property.Type, value.Type))
                return property;
        }

        return null;
    }
}
