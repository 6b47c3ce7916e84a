using System.Collections.Immutable;
using DomainFx.Analyzers.Lock;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DomainFx.Analyzers.Tests.Lock;

/// <summary>A project with a lock in a workspace, and what fixes make of it.</summary>
internal sealed class LockFix : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private Project _project;

    public LockFix(string? kept, string code)
    {
        _project = _workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Shop", "Shop", LanguageNames.CSharp,
            compilationOptions: TestCompilation.Options, parseOptions: TestCompilation.ParseOptions, metadataReferences: TestReferences.Default));
        SyntaxTree usings = TestCompilation.Create().SyntaxTrees.Single();
        _project = _project.AddDocument(usings.FilePath, usings.GetText()).Project;
        _project = _project.AddDocument("Events.cs", SourceText.From(code, System.Text.Encoding.UTF8)).Project;
        if (kept is not null) _project = _project.AddAdditionalDocument("domainfx.lock.json", kept).Project;
    }

    /// <summary>Applies the first fix that is offered for a rule; fails if none is.</summary>
    public async Task ApplyAsync(string id, CodeFixProvider fix)
    {
        IReadOnlyList<CodeAction> actions = await OfferedAsync(id, fix);
        Assert.NotEmpty(actions);
        ImmutableArray<CodeActionOperation> operations = await actions[0].GetOperationsAsync(TestContext.Current.CancellationToken);
        _project = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(_project.Id)!;
    }

    /// <summary>What is offered for the first report of a rule.</summary>
    public async Task<IReadOnlyList<CodeAction>> OfferedAsync(string id, CodeFixProvider fix)
    {
        Diagnostic diagnostic = (await ReportAsync()).First(diagnostic => diagnostic.Id == id);
        Document document = _project.GetDocument(diagnostic.Location.SourceTree)!;
        List<CodeAction> actions = [];
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    /// <summary>The text of a file.</summary>
    public async Task<string> TextAsync(string file) => (await _project.Documents.Single(document => document.Name == file).GetTextAsync()).ToString();

    /// <summary>The text of the lock.</summary>
    public async Task<string> LockAsync() => (await _project.AdditionalDocuments.Single().GetTextAsync()).ToString();

    /// <summary>Fails unless it compiles and no rule is broken.</summary>
    public async Task VerifySoundAsync()
    {
        Compilation compilation = (await _project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Empty((await ReportAsync()).Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info));
    }

    public void Dispose() => _workspace.Dispose();

    private async Task<ImmutableArray<Diagnostic>> ReportAsync()
    {
        Compilation compilation = (await _project.GetCompilationAsync())!;
        ImmutableArray<AdditionalText> files = [.. _project.AdditionalDocuments.Select(static document => new KeptText(document.GetTextAsync().GetAwaiter().GetResult().ToString()))];
        return await compilation.WithAnalyzers([new LockAnalyzer()], new AnalyzerOptions(files, new TestConfigOptions(new Dictionary<string, string> { ["build_property.DomainFxLockMode"] = "Update" }))).GetAnalyzerDiagnosticsAsync();
    }
}
