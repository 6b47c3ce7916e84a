using Microsoft.CodeAnalysis;

namespace DomainFx.Generators;

/// <summary>What a handler is: one answer for the generator and for every rule.</summary>
internal static class HandlerShapes
{
    public static bool IsAggregate(INamedTypeSymbol type) => type.DomainFxAttribute(KnownNames.Aggregate) is not null;

    public static bool IsEventContract(INamedTypeSymbol type) => type.DomainFxAttribute(KnownNames.EventType) is not null;

    /// <summary>Whether a type's state is made from events alone: an aggregate, or a read model.</summary>
    public static bool IsFolded(INamedTypeSymbol type) => IsAggregate(type) || type.DomainFxAttribute(KnownNames.ReadModel) is not null;

    /// <summary>A <c>[Command]</c> method of an aggregate.</summary>
    public static bool IsCommand(IMethodSymbol method) => IsMarked(method, KnownNames.Command) && IsAggregate(method.ContainingType);

    /// <summary>An <c>[Event]</c> method of an aggregate or a read model.</summary>
    public static bool IsEventHandler(IMethodSymbol method) => IsMarked(method, KnownNames.Event) && IsFolded(method.ContainingType);

    private static bool IsMarked(IMethodSymbol method, string attribute) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation && method.DomainFxAttribute(attribute) is not null;
}
