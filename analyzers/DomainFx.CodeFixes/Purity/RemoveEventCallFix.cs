using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Purity;

/// <summary>Removes the direct call of an [Event] method: Raise calls it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveEventCallFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["DFX1002"];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken) =>
        DirectCall.At(node, model, cancellationToken) is not null && node.Parent is ExpressionStatementSyntax { Parent: BlockSyntax }
            ? new("Remove the call", static (root, found) => Remove(root, (ExpressionStatementSyntax)found.Parent!))
            : null;

    // Comments and regions before it stay; the line that it stood on goes.
    private static SyntaxNode Remove(SyntaxNode root, ExpressionStatementSyntax statement)
    {
        SyntaxTriviaList before = statement.GetLeadingTrivia();
        if (before.All(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia))) return root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!;

        SyntaxNode marked = root.TrackNodes(statement);
        ExpressionStatementSyntax bare = marked.GetCurrentNode(statement)!;
        while (before.Count > 0 && before[before.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia)) before = before.RemoveAt(before.Count - 1);
        marked = marked.ReplaceNode(bare, bare.WithLeadingTrivia(before));
        return marked.RemoveNode(marked.GetCurrentNode(statement)!, SyntaxRemoveOptions.KeepLeadingTrivia)!;
    }
}
