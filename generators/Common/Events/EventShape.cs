using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Events;

/// <summary>What every event contract must be: named, sealed, immutable, and of one type.</summary>
internal static class EventShape
{
    private const int MaxNameLength = 200;

    public static void Check(INamedTypeSymbol type, AttributeData attribute, Refusals refusals)
    {
        string name = attribute.FirstString();
        if (NameProblem(name) is { } problem)
            refusals.Add(ShapeRules.EventName, attribute, type, $"The stored name of '{type.Name}' {problem}.");
        foreach (string former in attribute.Strings("FormerNames"))
        {
            if (NameProblem(former) is { } formerProblem) refusals.Add(ShapeRules.EventName, attribute, type, $"A former name of '{type.Name}' {formerProblem}.");
        }

        if (EventChain.VersionOf(attribute) < 1)
            refusals.Add(ShapeRules.EventVersion, attribute, type, $"The schema version of '{type.Name}' is {EventChain.VersionOf(attribute)}; versions begin at 1.");
        if (ShapeProblem(type) is { } shape)
            refusals.Add(IsGeneric(type) ? ShapeRules.ContractGeneric : ShapeRules.ContractNotSealed, type, $"'{type.Name}' cannot be an event contract: {shape}.");
        CheckMembers(type, refusals);
    }

    private static string? NameProblem(string name)
    {
        if (name.Trim().Length == 0) return "is empty; it is what tells the event from others for good";
        if (name.Length > MaxNameLength) return $"has {name.Length} characters; {MaxNameLength} are allowed";
        foreach (char letter in name)
        {
            if (char.IsControl(letter) || char.IsSurrogate(letter)) return "holds a control character or a character beyond the basic plane; use letters, digits and hyphens";
        }

        return null;
    }

    private static string? ShapeProblem(INamedTypeSymbol type) => type switch
    {
        { IsStatic: true } => "it is static; make it a sealed record",
        { IsAbstract: true } => "it is abstract, and a stored event is of one type; mark the derived types with [EventType] instead",
        { IsRefLikeType: true } => "a ref struct cannot outlive the method that makes it; make it a record struct",
        { TypeKind: TypeKind.Class, IsSealed: false } => "it can be derived from, and what a derived type adds would not be stored; add 'sealed'",
        _ => IsGeneric(type) ? "it is generic, and a stored name stands for one type; derive a sealed type from it" : null,
    };

    private static bool IsGeneric(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (part.Arity > 0) return true;
        }

        return false;
    }

    // An event tells what has happened; nobody may change that between raising and reading.
    private static void CheckMembers(INamedTypeSymbol type, Refusals refusals)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            switch (member)
            {
                case IPropertySymbol { IsStatic: false, SetMethod: { IsInitOnly: false, DeclaredAccessibility: not Accessibility.Private } } property:
                    refusals.Add(ShapeRules.ContractMutable, property, $"Property '{property.Name}' of event '{type.Name}' can be changed, but what has happened cannot: {(type.IsValueType ? "make the struct readonly" : "use 'init' instead of 'set'")}.");
                    break;
                case IFieldSymbol { IsStatic: false, IsReadOnly: false, IsConst: false, AssociatedSymbol: null, DeclaredAccessibility: not Accessibility.Private } field:
                    refusals.Add(ShapeRules.ContractMutable, field, $"Field '{field.Name}' of event '{type.Name}' can be changed, but what has happened cannot: make it readonly, or an init-only property.");
                    break;
            }
        }
    }
}
