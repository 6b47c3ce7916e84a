using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.Generators.Snapshots;

/// <summary>Finds a primary constructor's parameter that members use later: the compiler keeps it in a field that no symbol shows.</summary>
internal static class CapturedParameter
{
    /// <summary>The name of a captured parameter; null if there is none.</summary>
    public static string? Of(INamedTypeSymbol type)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is not TypeDeclarationSyntax { ParameterList: { } parameters } primary || primary is RecordDeclarationSyntax) continue;
            foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
            {
                if (part.GetSyntax() is TypeDeclarationSyntax declaration && UsedLater(declaration, parameters) is { } captured) return captured;
            }
        }

        return null;
    }

    private static string? UsedLater(TypeDeclarationSyntax declaration, ParameterListSyntax parameters)
    {
        foreach (MemberDeclarationSyntax member in declaration.Members)
        {
            if (member is BaseTypeDeclarationSyntax) continue;
            foreach (SyntaxNode node in member.DescendantNodes(static node => !IsInitializer(node)))
            {
                if (node is IdentifierNameSyntax { Identifier.ValueText: var name } && parameters.Parameters.Any(parameter => parameter.Identifier.ValueText == name) && !IsMemberName(node)) return name;
            }
        }

        return null;
    }

    // The initializers of fields and auto-properties run in the constructor: they capture nothing.
    private static bool IsInitializer(SyntaxNode node) =>
        node is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } };

    private static bool IsMemberName(SyntaxNode node) =>
        node.Parent is MemberAccessExpressionSyntax access && access.Name == node || node.Parent is NameColonSyntax or MemberBindingExpressionSyntax;
}
