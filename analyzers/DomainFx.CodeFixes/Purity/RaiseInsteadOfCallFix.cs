using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Purity;

/// <summary>Raises an event whose [Event] method is called directly.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RaiseInsteadOfCallFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["DFX1002"];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken) =>
        // Raise stands in the aggregate, and not where the aggregate has a member of that name itself.
        DirectCall.At(node, model, cancellationToken) is { } call && !call.IsRaisedToo && call.Aggregate.GetMembers("Raise").All(static member => member.IsGenerated())
            ? new($"Raise the event instead", static (root, found) => Raise(root, (InvocationExpressionSyntax)found))
            : null;

    private static SyntaxNode Raise(SyntaxNode root, InvocationExpressionSyntax call)
    {
        ArgumentSyntax raised = call.ArgumentList.Arguments[0].WithNameColon(null).WithoutTrivia();
        return root.ReplaceNode(call, call
            .WithExpression(SyntaxFactory.IdentifierName("Raise").WithTriviaFrom(call.Expression))
            .WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SingletonSeparatedList(raised))));
    }
}
