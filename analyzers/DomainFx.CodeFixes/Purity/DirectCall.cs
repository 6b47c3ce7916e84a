using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Purity;

/// <summary>A call of an <c>[Event]</c> method in a method of its aggregate.</summary>
/// <param name="Aggregate">The aggregate.</param>
/// <param name="IsRaisedToo">Whether the same event is raised in the same method.</param>
internal sealed record DirectCall(INamedTypeSymbol Aggregate, bool IsRaisedToo)
{
    /// <summary>Null where the node is none, and where the instance is another than this one.</summary>
    public static DirectCall? At(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node is not InvocationExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }, ArgumentList.Arguments.Count: > 0 } call) return null;
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || !HandlerShapes.IsEventHandler(method) || !HandlerShapes.IsAggregate(method.ContainingType)) return null;
        return new(method.ContainingType, call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } handler && Raises(handler, call.ArgumentList.Arguments[0].Expression));
    }

    private static bool Raises(MethodDeclarationSyntax handler, ExpressionSyntax raised)
    {
        foreach (InvocationExpressionSyntax call in handler.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call is { Expression: IdentifierNameSyntax { Identifier.ValueText: "Raise" }, ArgumentList.Arguments: { Count: 1 } arguments } && SyntaxFactory.AreEquivalent(arguments[0].Expression, raised)) return true;
        }

        return false;
    }
}
