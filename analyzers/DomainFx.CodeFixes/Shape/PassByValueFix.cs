using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Shape;

/// <summary>Passes a command's parameter by value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PassByValueFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ShapeRules.ParameterByReference];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken) =>
        node.FirstAncestorOrSelf<ParameterSyntax>() is null ? null : new("Pass it by value", static (root, found) => PassByValue(root, found.FirstAncestorOrSelf<ParameterSyntax>()!));

    private static SyntaxNode PassByValue(SyntaxNode root, ParameterSyntax parameter)
    {
        SyntaxTokenList left = SyntaxFactory.TokenList(parameter.Modifiers.Where(static modifier => !modifier.IsKind(SyntaxKind.RefKeyword) && !modifier.IsKind(SyntaxKind.OutKeyword) && !modifier.IsKind(SyntaxKind.ReadOnlyKeyword)));
        return root.ReplaceNode(parameter, parameter.WithoutLeadingTrivia().WithModifiers(left).WithLeadingTrivia(parameter.GetLeadingTrivia()));
    }
}
