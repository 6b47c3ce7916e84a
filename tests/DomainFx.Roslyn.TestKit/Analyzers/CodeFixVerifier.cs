using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DomainFx.Roslyn.TestKit;

/// <summary>
/// Applies a code fix to each marked place in turn and, where the fix knows how, to all at once; compares the outcome with the expected
/// source, and compiles it.
/// </summary>
/// <param name="analyzer">The rule's analyzer; null where the compiler itself reports the rule.</param>
public sealed class CodeFixVerifier(
    DiagnosticAnalyzer? analyzer, CodeFixProvider fix, ImmutableArray<IIncrementalGenerator> generators)
{
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers = analyzer is null ? [] : [analyzer];

    /// <summary>Fails unless the rule reports what is marked and its fix turns the source into <paramref name="expected"/>, which compiles.</summary>
    /// <param name="action">The fix to take where a rule offers several, counted from 0.</param>
    public async Task VerifyAsync(string markup, string expected, int action = 0, CancellationToken cancellationToken = default)
    {
        MarkupSource source = MarkupSource.Parse(markup);
        using var workspace = new AdhocWorkspace();
        Document document = TestProject.Create(workspace, source.Text, generators);
        ImmutableArray<Diagnostic> reported = await ReportAsync(document, cancellationToken);
        DiagnosticsAssert.Equal(source, reported);

        if (fix.GetFixAllProvider() is { } all)
            await AssertOutcomeAsync(expected, await ApplyToAllAsync(all, document, reported, action, cancellationToken), cancellationToken);

        // A fix removes its diagnostic, so there are as many rounds as marks, and none is left afterwards.
        for (int round = 0; round < source.Expected.Length; round++)
        {
            IReadOnlyList<Diagnostic> left = await FixableAsync(document, cancellationToken);
            if (left.Count == 0)
                break;
            document = await ChangedAsync(document, (await ActionsAsync(document, left[0], action, cancellationToken))[action], cancellationToken);
        }

        await AssertOutcomeAsync(expected, document, cancellationToken);
    }

    /// <summary>Fails if the fix offers anything for what is reported in the source.</summary>
    public async Task OffersNothingAsync(string code, CancellationToken cancellationToken = default)
    {
        using var workspace = new AdhocWorkspace();
        Document document = TestProject.Create(workspace, code, generators);
        IReadOnlyList<Diagnostic> reported = await FixableAsync(document, cancellationToken);
        Assert.NotEmpty(reported);
        foreach (Diagnostic diagnostic in reported) Assert.Empty(await ActionsAsync(document, diagnostic, -1, cancellationToken));
    }

    private async Task AssertOutcomeAsync(string expected, Document document, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken);
        Assert.Equal(expected, text.ToString());

        Compilation compilation = (await document.Project.GetCompilationAsync(cancellationToken))!;
        Assert.Empty(compilation.GetDiagnostics(cancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Empty(await FixableAsync(document, cancellationToken));
    }

    private async Task<IReadOnlyList<Diagnostic>> FixableAsync(Document document, CancellationToken cancellationToken) =>
        [.. (await ReportAsync(document, cancellationToken)).Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id))];

    // Of the compiler, only what the fix is for: a rule may stand on a declaration that does not compile yet.
    private async Task<ImmutableArray<Diagnostic>> ReportAsync(Document document, CancellationToken cancellationToken)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync(cancellationToken))!;
        SyntaxTree tree = (await document.GetSyntaxTreeAsync(cancellationToken))!;
        IEnumerable<Diagnostic> ofCompiler = compilation.GetDiagnostics(cancellationToken)
            .Where(diagnostic => !diagnostic.IsSuppressed && fix.FixableDiagnosticIds.Contains(diagnostic.Id));
        IEnumerable<Diagnostic> ofAnalyzers = _analyzers.IsEmpty ? [] : await compilation.WithAnalyzers(_analyzers).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. ofCompiler.Concat(ofAnalyzers).Where(diagnostic => diagnostic.Location.SourceTree == tree).OrderBy(static diagnostic => diagnostic.Location.SourceSpan)];
    }

    private async Task<IReadOnlyList<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic, int wanted, CancellationToken cancellationToken)
    {
        List<CodeAction> actions = [];
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (offered, _) => actions.Add(offered), cancellationToken));
        Assert.True(actions.Count > wanted, $"{fix.GetType().Name} offers {actions.Count} fixes for {diagnostic}; number {wanted} was asked for.");
        return actions;
    }

    private async Task<Document> ApplyToAllAsync(
        FixAllProvider all, Document document, ImmutableArray<Diagnostic> reported, int action, CancellationToken cancellationToken)
    {
        Diagnostic first = reported.First(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id));
        CodeAction chosen = (await ActionsAsync(document, first, action, cancellationToken))[action];
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, chosen.EquivalenceKey, fix.FixableDiagnosticIds, new ReportedDiagnostics(reported), cancellationToken);
        CodeAction? whole = await all.GetFixAsync(context);
        Assert.True(whole is not null, $"{fix.GetType().Name} fixes one place, but not all of them at once.");
        return await ChangedAsync(document, whole, cancellationToken);
    }

    private static async Task<Document> ChangedAsync(Document document, CodeAction action, CancellationToken cancellationToken)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(cancellationToken);
        return Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetDocument(document.Id)!;
    }
}
