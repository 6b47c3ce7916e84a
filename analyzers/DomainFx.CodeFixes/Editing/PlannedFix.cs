using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DomainFx.CodeFixes;

/// <summary>A fix that rewrites what stands in the file of its diagnostic: planned first, offered second, and applied to one place or to all of a file.</summary>
public abstract class PlannedFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) => await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Plan(model, NodeOf(root, diagnostic), context.CancellationToken) is not { } plan) continue;

            context.RegisterCodeFix(
                CodeAction.Create(plan.Title, token => ApplyAsync(context.Document, [diagnostic], token), equivalenceKey: GetType().Name), diagnostic);
        }
    }

    /// <summary>What the fix would do for a node that a diagnostic stands on; null where it cannot help.</summary>
    private protected abstract FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken);

    private async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var plans = new List<(SyntaxNode Node, FixPlan Plan)>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            SyntaxNode node = NodeOf(root, diagnostic);
            if (Plan(model, node, cancellationToken) is { } plan) plans.Add((node, plan));
        }

        root = root.TrackNodes(plans.Select(static plan => plan.Node).Distinct());
        foreach ((SyntaxNode node, FixPlan plan) in plans)
        {
            if (root.GetCurrentNode(node) is { } current) root = plan.Apply(root, current);
        }

        return document.WithSyntaxRoot(root);
    }

    private static SyntaxNode NodeOf(SyntaxNode root, Diagnostic diagnostic) => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
}
