using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Events;

/// <summary>Follows the upcasters from a contract to the older ones it is made from.</summary>
internal static class EventChain
{
    /// <summary>The names and versions that a contract reads: its own and former ones, then those of the older contracts.</summary>
    public static List<StoredEvent> Readable(INamedTypeSymbol type, AttributeData attribute)
    {
        List<StoredEvent> readable = [];
        INamedTypeSymbol? part = type;
        // A circle is refused where it is declared, but must not be followed round and round until then.
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        for (AttributeData? contract = attribute; part is not null && contract is not null && seen.Add(part); contract = part?.DomainFxAttribute(KnownNames.EventType))
        {
            int version = VersionOf(contract);
            Add(readable, contract.FirstString(), version);
            foreach (string former in contract.Strings("FormerNames")) Add(readable, former, version);
            part = OlderOf(part);
        }

        return readable;
    }

    /// <summary>The names under which events that a contract reads may be stored.</summary>
    public static EquatableArray<string> Names(INamedTypeSymbol type, AttributeData attribute)
    {
        List<string> names = [];
        foreach (StoredEvent stored in Readable(type, attribute))
        {
            if (!names.Contains(stored.Name)) names.Add(stored.Name);
        }

        return names.ToEquatable();
    }

    public static int VersionOf(AttributeData attribute) => attribute.Argument("Version") as int? ?? 1;

    /// <summary>The methods marked [Upcast].</summary>
    public static IEnumerable<(IMethodSymbol Method, AttributeData Attribute)> UpcastersOf(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol { IsImplicitlyDeclared: false, MethodKind: MethodKind.Ordinary } method && method.DomainFxAttribute(KnownNames.Upcast) is { } attribute)
                yield return (method, attribute);
        }
    }

    private static INamedTypeSymbol? OlderOf(INamedTypeSymbol type)
    {
        foreach ((IMethodSymbol method, _) in UpcastersOf(type))
        {
            if (method.Parameters.Length == 1) return method.Parameters[0].Type as INamedTypeSymbol;
        }

        return null;
    }

    private static void Add(List<StoredEvent> readable, string name, int version)
    {
        var stored = new StoredEvent(name, version);
        if (!readable.Contains(stored)) readable.Add(stored);
    }
}
