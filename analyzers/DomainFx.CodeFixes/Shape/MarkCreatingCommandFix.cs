using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Shape;

/// <summary>Marks the first command of an aggregate as the one that creates it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MarkCreatingCommandFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ShapeRules.NoCreatingCommand];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken) =>
        node is ClassDeclarationSyntax type && FirstCommand(type) is { ArgumentList: null, Parent.Parent: MethodDeclarationSyntax method }
            ? new($"Let '{method.Identifier.ValueText}' create it", static (root, found) => Mark(root, FirstCommand((ClassDeclarationSyntax)found)!))
            : null;

    private static AttributeSyntax? FirstCommand(ClassDeclarationSyntax type)
    {
        foreach (MethodDeclarationSyntax method in type.Members.OfType<MethodDeclarationSyntax>())
        {
            if (Attributes.Find(method.AttributeLists, "Command") is { } attribute) return attribute;
        }

        return null;
    }

    private static SyntaxNode Mark(SyntaxNode root, AttributeSyntax command) =>
        root.ReplaceNode(command, command.WithArgumentList(SyntaxFactory.ParseAttributeArgumentList("(Creates = true)")));
}
