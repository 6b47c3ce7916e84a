using DomainFx.Generators.Events;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Modules;

/// <summary>Names that one type of an assembly has to itself. The text is what a conflict is told by.</summary>
internal static class Claim
{
    public static EquatableArray<string> OfEvent(TypeName type, string storedName, int version, EquatableArray<string> formerNames)
    {
        List<string> claims = [Event(storedName, version), File(type)];
        foreach (string former in formerNames)
        {
            if (former != storedName) claims.Add(Event(former, version));
        }

        return claims.ToEquatable();
    }

    public static EquatableArray<string> OfAggregate(TypeName type, string category, string clientMethod) => new(
    [
        Aggregate(category),
        $"the client method '{clientMethod}' in namespace '{type.Namespace}' (ClientName renames it)",
        File(type),
    ]);

    public static EquatableArray<string> OfReadModel(TypeName type, string name) => new(
    [
        Projection(name),
        $"the client method '{type.Name}()' in namespace '{type.Namespace}'",
        File(type),
    ]);

    public static EquatableArray<string> OfProjection(TypeName type, string name) => new([Projection(name), File(type)]);

    /// <summary>The claims of a compiled type that hold for a whole program: the names that are stored. Nothing where it carries no attribute of DomainFx.</summary>
    public static IEnumerable<string> Stored(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is not { } name || !name.IsDomainFx(name.Name)) continue;

            switch (name.Name)
            {
                case KnownNames.Aggregate:
                    yield return Aggregate(attribute.FirstString());
                    break;
                case KnownNames.ReadModel or KnownNames.Projection or KnownNames.Reactor:
                    yield return Projection(attribute.FirstString());
                    break;
                case KnownNames.EventType:
                    int version = EventChain.VersionOf(attribute);
                    yield return Event(attribute.FirstString(), version);
                    foreach (string former in attribute.Strings("FormerNames")) yield return Event(former, version);
                    break;
            }
        }
    }

    private static string Aggregate(string category) => $"the aggregate name '{category}'";

    // One table of checkpoints for all three kinds.
    private static string Projection(string name) => $"the name '{name}' of a read model, projection or reactor";

    private static string Event(string name, int version) => $"the event name '{name}' with schema version {version}";

    // Roslyn tells generated files apart regardless of case.
    private static string File(TypeName type) => $"the generated file '{type.HintName.ToLowerInvariant()}', whose name is not case-sensitive";
}
