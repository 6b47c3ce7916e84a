using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DomainFx.Roslyn.TestKit.Tests;

/// <summary>Removes what <see cref="EmptyStatementAnalyzer"/> reports.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class EmptyStatementFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [EmptyStatementAnalyzer.Rule.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create("Remove", token => RemoveAsync(context, token), nameof(EmptyStatementFix)), context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Document> RemoveAsync(CodeFixContext context, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(cancellationToken))!;
        return context.Document.WithSyntaxRoot(root.RemoveNode(root.FindNode(context.Span), SyntaxRemoveOptions.KeepNoTrivia)!);
    }
}
