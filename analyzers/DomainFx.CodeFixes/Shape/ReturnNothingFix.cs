using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Shape;

/// <summary>Lets an [Event] method of one expression return nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReturnNothingFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ShapeRules.EventMethodReturn];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { ExpressionBody.Expression: { } expression } method || method.Modifiers.Any(SyntaxKind.AsyncKeyword)) return null;
        return expression is AssignmentExpressionSyntax or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }
            ? new("Return nothing", static (root, found) => ReturnNothing(root, found.FirstAncestorOrSelf<MethodDeclarationSyntax>()!))
            : null;
    }

    private static SyntaxNode ReturnNothing(SyntaxNode root, MethodDeclarationSyntax method) => root.ReplaceNode(
        method.ReturnType, SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.VoidKeyword)).WithTriviaFrom(method.ReturnType));
}
