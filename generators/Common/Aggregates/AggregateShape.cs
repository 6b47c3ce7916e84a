using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.Generators.Aggregates;

/// <summary>What an aggregate's class must be.</summary>
internal static class AggregateShape
{
    private const int MaxCategoryLength = 200;

    public static void Check(INamedTypeSymbol type, AttributeData attribute, Refusals refusals)
    {
        if (Problem(type) is { } problem) refusals.Add(problem.Rule, type, $"'{type.Name}' cannot be an aggregate: {problem.Reason}.");
        else if (CategoryProblem(attribute.FirstString()) is { } category) refusals.Add(ShapeRules.AggregateName, attribute, type, $"'{type.Name}' cannot be an aggregate: {category}.");
        else if (attribute.Argument("ClientName") is string client && !SyntaxFacts.IsValidIdentifier(client))
            refusals.Add(ShapeRules.ClientName, attribute, type, $"ClientName '{client}' of '{type.Name}' is no C# name: it becomes a method of IDomain.");
    }

    private static (string Rule, string Reason)? Problem(INamedTypeSymbol type)
    {
        if (type.IsRecord) return (ShapeRules.AggregateNotSealed, "a record has value equality and copies, an aggregate has identity; make it a sealed partial class");
        if (type.IsStatic) return (ShapeRules.AggregateNotSealed, "it is static, and each stream needs an instance; make it a sealed partial class");
        if (type.IsAbstract || !type.IsSealed) return (ShapeRules.AggregateNotSealed, "it is not sealed, and a derived class would fold the same stream differently; add 'sealed'");
        if (type.IsFileLocal) return (ShapeRules.AggregateOutOfReach, "it is file-local, so generated code cannot reach it; remove 'file'");
        if (type.Arity > 0 || type.ContainingType is { IsGenericType: true }) return (ShapeRules.AggregateGeneric, "it is generic, and a stored category names one type only; remove the type parameters");
        if (!IsPartial(type)) return (ShapeRules.AggregateNotPartial, "generated code cannot be added to it; add 'partial'");
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!IsPartial(outer)) return (ShapeRules.AggregateNotPartial, $"generated code cannot be added to its containing type '{outer.Name}'; add 'partial' there");
        }

        if (!type.IsReachableInAssembly()) return (ShapeRules.AggregateOutOfReach, "it is private, so its client and its module cannot reach it; make it internal or public");
        if (!HasParameterlessConstructor(type)) return (ShapeRules.AggregateConstructor, "it has no constructor without parameters, and its state is made from events alone; add one, it may be private");
        return null;
    }

    private static string? CategoryProblem(string category)
    {
        if (category.Trim().Length == 0) return "its stored name is empty; give it one that never changes, for example [Aggregate(\"bank-account\")]";
        if (category.Length > MaxCategoryLength) return $"its stored name has {category.Length} characters; {MaxCategoryLength} is the most";
        return IsWellFormed(category) ? null : "its stored name holds a NUL character or an unpaired surrogate, which no store keeps; use plain text";
    }

    private static bool IsWellFormed(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] is '\0' || char.IsLowSurrogate(text[index])) return false;
            if (char.IsHighSurrogate(text[index]) && (++index == text.Length || !char.IsLowSurrogate(text[index]))) return false;
        }

        return true;
    }

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences is { Length: > 0 } references
        && references[0].GetSyntax() is TypeDeclarationSyntax declaration
        && declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static bool HasParameterlessConstructor(INamedTypeSymbol type)
    {
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (constructor.Parameters.IsEmpty) return true;
        }

        return false;
    }
}
