using DomainFx.Generators.Events;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Projections;

/// <summary>Finds out which event a method is about: its first parameter says so.</summary>
internal static class HandledEventParser
{
    /// <summary>Null where the method was refused, by its caller or here.</summary>
    /// <param name="attribute">What marks the method, for messages: <c>[Event]</c>.</param>
    /// <param name="problem">What is wrong with the method itself; null for nothing.</param>
    public static HandledEvent? Parse(INamedTypeSymbol type, IMethodSymbol method, string attribute, (string Rule, string Reason)? problem, Refusals refusals)
    {
        var eventType = method.Parameters is { Length: > 0 } parameters ? parameters[0].Type as INamedTypeSymbol : null;
        if (eventType is { TypeKind: TypeKind.Error })
        {
            // The compiler has said what it is about.
            refusals.AddUnexplained();
            return null;
        }

        AttributeData? contract = eventType?.DomainFxAttribute(KnownNames.EventType);
        bool isDeletion = StreamDeletion.Is(eventType);
        problem ??= Problem(method, eventType) ?? (isDeletion || contract is not null ? null : Nameless(eventType!));
        string? module = null;
        if (problem is null && !isDeletion && !SymbolEqualityComparer.Default.Equals(eventType!.ContainingAssembly, type.ContainingAssembly))
        {
            module = UsedModules.Of(eventType.ContainingAssembly);
            if (module is null)
                problem = (ProjectionRules.UnknownEvent, $"'{eventType.Name}' comes from '{eventType.ContainingAssembly.Name}', which was built without the DomainFx package, so nothing was generated for it; reference the package there");
        }

        if (problem is var (rule, reason))
        {
            refusals.Add(rule, method, $"{attribute} method '{method.Name}' of '{type.Name}' cannot be called: {reason}.");
            return null;
        }

        if (isDeletion) return StreamDeletion.Handled;
        return new HandledEvent(TypeText.OfNotNull(eventType!), GeneratedNames.ContractOf(eventType!), EventChain.Names(eventType!, contract!), module);
    }

    private static (string Rule, string Reason)? Problem(IMethodSymbol method, INamedTypeSymbol? eventType)
    {
        if (method.MethodKind is MethodKind.ExplicitInterfaceImplementation) return (ProjectionRules.Handler, "it implements an interface explicitly; make it a method of its own");
        if (method.Arity > 0) return (ProjectionRules.Handler, "it is generic, and an event has one type; remove the type parameters");
        if (eventType is null) return (ProjectionRules.Handler, "it must take an event as its first parameter");
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind is not (RefKind.None or RefKind.In)) return (ProjectionRules.Handler, $"its parameter '{parameter.Name}' is passed by reference; pass it by value");
        }

        return null;
    }

    private static (string Rule, string Reason)? Nameless(INamedTypeSymbol eventType) =>
        (ProjectionRules.UnknownEvent, $"'{eventType.Name}' has no stored name; add [EventType(\"{KebabCase.Of(eventType.Name)}\")] to it");
}
