using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Events;

/// <summary>Turns the <c>[Upcast]</c> method of a contract into its model, or refuses it.</summary>
internal static class UpcastParser
{
    public static UpcasterModel? Parse(INamedTypeSymbol type, AttributeData contract, Refusals refusals)
    {
        UpcasterModel? upcaster = null;
        foreach ((IMethodSymbol method, _) in EventChain.UpcastersOf(type))
        {
            if (Problem(type, contract, method) is { } problem)
            {
                refusals.Add(problem.Rule, method, $"[Upcast] method '{method.Name}' of '{type.Name}' cannot be used: {problem.Reason}.");
                continue;
            }

            if (upcaster is not null)
            {
                refusals.Add(ShapeRules.DuplicateUpcaster, method, $"'{type.Name}' has two [Upcast] methods: versions form a chain, each made from the one before. Move this one to the contract that '{upcaster.Method}' takes.");
                continue;
            }

            upcaster = ModelOf(method);
        }

        return upcaster;
    }

    private static UpcasterModel ModelOf(IMethodSymbol method)
    {
        var older = (INamedTypeSymbol)method.Parameters[0].Type;
        List<int> versions = [];
        foreach (StoredEvent stored in EventChain.Readable(older, older.DomainFxAttribute(KnownNames.EventType)!))
        {
            if (!versions.Contains(stored.Version)) versions.Add(stored.Version);
        }

        versions.Sort();
        return new UpcasterModel(
            GeneratedNames.ContractOf(older), TypeText.OfNotNull(older), versions.ToEquatable(), method.Name,
            method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal);
    }

    private static (string Rule, string Reason)? Problem(INamedTypeSymbol type, AttributeData contract, IMethodSymbol method)
    {
        if (!method.IsStatic) return (ShapeRules.UpcasterSignature, "it is an instance method, and there is no instance yet; make it static");
        if (method.Arity > 0) return (ShapeRules.UpcasterSignature, "it is generic, and a contract has one type; remove the type parameters");
        if (method.Parameters.Length != 1 || method.Parameters[0].RefKind is not (RefKind.None or RefKind.In))
            return (ShapeRules.UpcasterSignature, "it must take exactly the older contract; what else it needs belongs into the older event, or has a default");
        if (!SymbolEqualityComparer.Default.Equals(method.ReturnType, type))
            return (ShapeRules.UpcasterSignature, $"it must return '{type.Name}': one event becomes exactly one event. To split one in two, raise a new event type from now on, and keep the old one's [Event] method");

        ITypeSymbol parameter = method.Parameters[0].Type;
        if (parameter is not INamedTypeSymbol older || older.DomainFxAttribute(KnownNames.EventType) is not { } olderContract)
            return (ShapeRules.UpcasterSource, $"'{parameter.Name}' is no event contract; mark it with [EventType(\"{contract.FirstString()}\", Version = …)], as it was stored");
        if (olderContract.FirstString() != contract.FirstString())
            return (ShapeRules.UpcasterSource, $"'{older.Name}' is stored as '{olderContract.FirstString()}', not as '{contract.FirstString()}'; give it the same name and list the other one in its FormerNames");
        int version = EventChain.VersionOf(contract), olderVersion = EventChain.VersionOf(olderContract);
        if (olderVersion >= version)
            return (ShapeRules.UpcasterVersion, $"'{older.Name}' has version {olderVersion}, which is not below {version}; raise the Version of '{type.Name}'");
        if (!SymbolEqualityComparer.Default.Equals(older.ContainingAssembly, type.ContainingAssembly))
            return (ShapeRules.UpcasterSource, $"'{older.Name}' belongs to another assembly; keep the versions of a contract together");
        return null;
    }
}
