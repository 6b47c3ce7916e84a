using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DomainFx.Roslyn.TestKit;

/// <summary>Applies a code fix to each marked place in turn, and compares the outcome with the expected source.</summary>
public sealed class CodeFixVerifier(
    DiagnosticAnalyzer analyzer, CodeFixProvider fix, ImmutableArray<IIncrementalGenerator> generators)
{
    private readonly AnalyzerVerifier _verifier = new([analyzer], generators);

    /// <summary>Fails unless the rule reports what is marked and its fix turns the source into <paramref name="expected"/>.</summary>
    /// <param name="action">The fix to take where a rule offers several, counted from 0.</param>
    public async Task VerifyAsync(string markup, string expected, int action = 0, CancellationToken cancellationToken = default)
    {
        MarkupSource source = MarkupSource.Parse(markup);
        await _verifier.VerifyAsync(markup, cancellationToken);

        using var workspace = new AdhocWorkspace();
        Document document = TestProject.Create(workspace, source.Text, generators);
        // A fix removes its diagnostic, so there are as many rounds as marks, and none is left afterwards.
        for (int round = 0; round < source.Expected.Length; round++)
        {
            if (await FirstAsync(document, cancellationToken) is not { } diagnostic)
                break;
            document = await ApplyAsync(document, diagnostic, action, cancellationToken);
        }

        SourceText text = await document.GetTextAsync(cancellationToken);
        Assert.Equal(expected, text.ToString());
    }

    private async Task<Diagnostic?> FirstAsync(Document document, CancellationToken cancellationToken)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync(cancellationToken))!;
        SyntaxTree tree = (await document.GetSyntaxTreeAsync(cancellationToken))!;
        ImmutableArray<Diagnostic> reported = await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return reported
            .Where(diagnostic => diagnostic.Location.SourceTree == tree && fix.FixableDiagnosticIds.Contains(diagnostic.Id))
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan)
            .FirstOrDefault();
    }

    private async Task<Document> ApplyAsync(Document document, Diagnostic diagnostic, int action, CancellationToken cancellationToken)
    {
        List<CodeAction> actions = [];
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (offered, _) => actions.Add(offered), cancellationToken));
        Assert.True(actions.Count > action, $"{fix.GetType().Name} offers {actions.Count} fixes for {diagnostic}; number {action} was asked for.");
        ImmutableArray<CodeActionOperation> operations = await actions[action].GetOperationsAsync(cancellationToken);
        return Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetDocument(document.Id)!;
    }
}
