using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.Generators.Projections;

/// <summary>What the class of a read model, a projection or a reactor must be.</summary>
internal static class ProjectionShape
{
    /// <summary>Refuses a class that is none.</summary>
    /// <param name="what">What it is to be, with its article: <c>a read model</c>.</param>
    public static void Check(INamedTypeSymbol type, AttributeData attribute, string what, Refusals refusals)
    {
        if (Problem(type) is { } problem) refusals.Add(ProjectionRules.Shape, type, $"'{type.Name}' cannot be {what}: {problem}.");
        else if (ProjectionNames.Problem(attribute.FirstString()) is { } name) refusals.Add(ProjectionRules.Name, attribute, type, $"'{type.Name}' cannot be {what}: {name}.");
        else if (VersionOf(attribute) < 1) refusals.Add(ProjectionRules.Name, attribute, type, $"The version of '{type.Name}' is {VersionOf(attribute)}; versions begin at 1.");
    }

    public static int VersionOf(AttributeData attribute) => attribute.Argument("Version") as int? ?? 1;

    private static string? Problem(INamedTypeSymbol type)
    {
        if (type.IsRecord) return "a record has value equality and copies, and this is changed event by event; make it a sealed partial class";
        if (type.IsStatic) return "it is static; make it a sealed partial class";
        if (type.IsAbstract || !type.IsSealed) return "it is not sealed, and what a derived class adds would not be seen; add 'sealed'";
        if (type.IsFileLocal) return "it is file-local, so generated code cannot reach it; remove 'file'";
        if (type.Arity > 0 || type.ContainingType is { IsGenericType: true }) return "it is generic, and a stored name stands for one type; remove the type parameters";
        if (type.BaseType is { SpecialType: not SpecialType.System_Object and not SpecialType.None } or { TypeKind: not TypeKind.Error, SpecialType: SpecialType.None })
            return $"it derives from '{type.BaseType.Name}', whose members are out of the generator's sight; declare them here";
        if (!IsPartial(type)) return "generated code cannot be added to it; add 'partial'";
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!IsPartial(outer)) return $"generated code cannot be added to its containing type '{outer.Name}'; add 'partial' there";
        }

        return type.IsReachableInAssembly() ? null : "it is private, so its module cannot reach it; make it internal or public";
    }

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences is { Length: > 0 } references
        && references[0].GetSyntax() is TypeDeclarationSyntax declaration
        && declaration.Modifiers.Any(SyntaxKind.PartialKeyword);
}
