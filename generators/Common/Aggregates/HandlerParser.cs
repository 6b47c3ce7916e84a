using DomainFx.Generators.Events;
using DomainFx.Generators.Projections;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Aggregates;

/// <summary>Turns an <c>[Event]</c> method of an aggregate into its model, or refuses it.</summary>
internal static class HandlerParser
{
    /// <summary>Null where the method was refused.</summary>
    /// <param name="refusedEvent">The event's type where the method was refused but its event is known.</param>
    public static HandlerModel? Parse(
        INamedTypeSymbol type, IMethodSymbol method, AttributeData attribute, Refusals refusals, Func<ITypeSymbol, bool> canRaise, out string? refusedEvent)
    {
        refusedEvent = null;
        INamedTypeSymbol? eventType = method.Parameters is { Length: > 0 } parameters ? parameters[0].Type as INamedTypeSymbol : null;
        // The compiler has said what it is about.
        if (eventType is { TypeKind: TypeKind.Error }) return null;

        AttributeData? contract = eventType?.DomainFxAttribute(KnownNames.EventType);
        string? module = null;
        (string Rule, string Reason)? problem = Problem(method, attribute, eventType, contract);
        if (problem is null && !SymbolEqualityComparer.Default.Equals(eventType!.ContainingAssembly, type.ContainingAssembly))
        {
            module = UsedModules.Of(eventType.ContainingAssembly);
            if (module is null)
                problem = (ShapeRules.EventOfForeignAssembly, $"'{eventType.Name}' comes from '{eventType.ContainingAssembly.Name}', which was built without the DomainFx package, so nothing was generated for it; reference the package there");
        }

        if (problem is var (rule, reason))
        {
            refusals.Add(rule, method, $"[Event] method '{method.Name}' of '{type.Name}' cannot be called: {reason}.");
            if (contract is not null || (eventType is { Arity: 0, SpecialType: SpecialType.None, IsRefLikeType: false } && method.Arity == 0)) refusedEvent = TypeText.OfNotNull(eventType!);
            return null;
        }

        return new(
            Identifiers.Escape(method.Name),
            TypeText.OfNotNull(eventType!),
            GeneratedNames.ContractOf(eventType!),
            EventChain.Names(eventType!, contract!),
            method.Parameters.Length == 2,
            canRaise(eventType!),
            module);
    }

    private static (string Rule, string Reason)? Problem(IMethodSymbol method, AttributeData attribute, INamedTypeSymbol? eventType, AttributeData? contract)
    {
        if (method.MethodKind is MethodKind.ExplicitInterfaceImplementation) return (ShapeRules.EventMethodSignature, "it implements an interface explicitly; make it a method of its own");
        if (method.IsStatic) return (ShapeRules.EventMethodSignature, "it is static, and an event changes the state of one instance; remove 'static'");
        if (method.Arity > 0) return (ShapeRules.EventMethodSignature, "it is generic, and an event has one type; remove the type parameters");
        if (!method.ReturnsVoid) return (ShapeRules.EventMethodReturn, "it returns something that nobody would see; make it return void");
        if (method.IsAsync) return (ShapeRules.EventMethodReturn, "it is async, and an event changes state at once; remove 'async'");
        if (eventType is null) return (ShapeRules.EventMethodSignature, "it must take exactly one event, and may take an EventContext after it");
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind is not (RefKind.None or RefKind.In)) return (ShapeRules.EventMethodSignature, $"its parameter '{parameter.Name}' is passed by reference; pass it by value");
        }

        if (StreamDeletion.Is(eventType)) return (ShapeRules.EventMethodSignature, "a deleted stream has no state any longer; a [Projection] or a [Reactor] may take StreamDeleted");
        if (contract is null) return (ShapeRules.EventWithoutName, $"'{eventType.Name}' has no stored name; add [EventType(\"{KebabCase.Of(eventType.Name)}\")] to it");
        if (method.Parameters.Length > 2 || (method.Parameters.Length == 2 && !method.Parameters[1].Type.IsDomainFx("EventContext")))
            return (ShapeRules.EventMethodSignature, "it must take exactly one event, and may take an EventContext after it");
        if (attribute.Argument("Deletes") is true) return (ShapeRules.DeletesInAggregate, "Deletes is for read models, an aggregate's stream is never deleted by an event; remove it");
        return null;
    }
}
