using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

/// <summary>Recognises single-value wrappers: structs such as <c>readonly record struct AccountId(Guid Value)</c>.</summary>
internal static class SingleValue
{
    /// <summary>The property that gives the value, of the type of the constructor's one parameter; null if the type is no wrapper.</summary>
    public static IPropertySymbol? Of(INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Struct, IsTupleType: false, IsRefLikeType: false }) return null;

        IMethodSymbol? constructor = null;
        foreach (IMethodSymbol candidate in type.InstanceConstructors)
        {
            if (candidate.IsGenerated() || (candidate.Parameters.IsEmpty && candidate.IsImplicitlyDeclared)) continue;
            if (constructor is not null || candidate.Parameters.Length != 1 || candidate.DeclaredAccessibility is not Accessibility.Public) return null;
            constructor = candidate;
        }

        return constructor is null ? null : OnlyProperty(type, constructor.Parameters[0]);
    }

    private static IPropertySymbol? OnlyProperty(INamedTypeSymbol type, IParameterSymbol parameter)
    {
        IPropertySymbol? value = null;
        int properties = 0, fields = 0;
        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsGenerated()) continue;

            switch (member)
            {
                case IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null } property:
                    properties++;
                    if (string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)) value = property;
                    break;
                case IFieldSymbol { IsStatic: false }:
                    fields++;
                    break;
            }
        }

        // Metadata hides private fields: there, a second property may be state as well as computed.
        bool isOnly = fields == 1 || (fields == 0 && properties == 1);
        return isOnly && value is not null
            && SymbolEqualityComparer.Default.Equals(value.Type, parameter.Type)
            && JsonAttributes.Of(value) is { Name: null, Ignore: null, Converter: null }
                ? value
                : null;
    }
}
