using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Projections;

/// <summary>Turns a <c>[KeyOf]</c> method into its model, or refuses it.</summary>
internal static class KeyOfParser
{
    public static (HandledEvent Event, KeyOfModel KeyOf)? Parse(INamedTypeSymbol type, IMethodSymbol method, Refusals refusals)
    {
        List<ITypeSymbol> key = KeyOf(type);
        // Without a key the class is refused anyway.
        bool? isMany = key.Count == 0 ? false : IsMany(method.ReturnType, key);
        if (HandledEventParser.Parse(type, method, "[KeyOf]", Problem(method, isMany, key), refusals) is not { } handled) return null;
        return (handled, new KeyOfModel(Identifiers.Escape(method.Name), method.Parameters.Length == 2, isMany == true));
    }

    private static (string Rule, string Reason)? Problem(IMethodSymbol method, bool? isMany, List<ITypeSymbol> key)
    {
        if (!method.Parameters.IsEmpty && StreamDeletion.Is(method.Parameters[0].Type))
            return (ProjectionRules.Handler, "a read model has no [Event] method for a deleted stream; remove it, or write a [Projection]");
        if (!method.IsStatic) return (ProjectionRules.Handler, "which row an event is about must be known before there is a row; make it static");
        if (method.Parameters.Length > 2 || (method.Parameters.Length == 2 && !method.Parameters[1].Type.IsDomainFx("EventContext")))
            return (ProjectionRules.Handler, "it must take exactly one event, and may take an EventContext after it");
        if (isMany is not null) return null;

        string text = string.Join(", ", key.Select(static part => part.ToDisplayString()));
        if (key.Count > 1) text = $"({text})";
        return (ProjectionRules.Handler, $"it must return the key, '{text}', or several as 'IEnumerable<{text}>'");
    }

    // False for one key, true for several, null for neither.
    private static bool? IsMany(ITypeSymbol returned, List<ITypeSymbol> key)
    {
        if (IsKey(returned, key)) return false;
        if (IsSequence(returned as INamedTypeSymbol, key)) return true;
        foreach (INamedTypeSymbol contract in returned.AllInterfaces)
        {
            if (IsSequence(contract, key)) return true;
        }

        return null;
    }

    private static bool IsSequence(INamedTypeSymbol? type, List<ITypeSymbol> key) =>
        type is { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } && IsKey(type.TypeArguments[0], key);

    private static bool IsKey(ITypeSymbol type, List<ITypeSymbol> key)
    {
        if (key.Count == 1) return SymbolEqualityComparer.Default.Equals(type, key[0]);
        if (type is not INamedTypeSymbol { IsTupleType: true } tuple || tuple.TupleElements.Length != key.Count) return false;
        for (int index = 0; index < key.Count; index++)
        {
            if (!SymbolEqualityComparer.Default.Equals(tuple.TupleElements[index].Type, key[index])) return false;
        }

        return true;
    }

    private static List<ITypeSymbol> KeyOf(INamedTypeSymbol type)
    {
        List<ITypeSymbol> parts = [];
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IPropertySymbol { IsStatic: false } property && property.DomainFxAttribute(KnownNames.Key) is not null) parts.Add(property.Type);
        }

        return parts;
    }
}
