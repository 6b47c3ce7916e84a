using System.Collections.Immutable;
using DomainFx.Analyzers.Tests.Rules;
using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DomainFx.Analyzers.Tests.Robustness;

/// <summary>Runs generator, rules, suppressors and the offers of fixes over code that need not compile.</summary>
internal static class Typing
{
    public static CSharpParseOptions Preview { get; } = TestCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.Preview).WithDocumentationMode(DocumentationMode.Diagnose);

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(TestCompilation.Create().SyntaxTrees[0].ToString(), Preview, "GlobalUsings.cs");

    private static readonly CSharpCompilationOptions Options = TestCompilation.Options.WithOutputKind(OutputKind.ConsoleApplication).WithAllowUnsafe(enabled: true);

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [.. RuleCatalog.Analyzers, new Analyzers.Suppressors.EventMethodSuppressor(), new SuppressedRules()];

    /// <summary>Fails with the code if anything throws. Each text is a file of one project.</summary>
    public static async Task CheckAsync(params string[] sources)
    {
        try
        {
            await RunAsync(sources);
        }
        catch (Exception exception) when (sources.Length > 1 && exception is not OperationCanceledException)
        {
            // Which of them is it?
            foreach (string source in sources) await CheckAsync(source);
            throw;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{exception.GetBaseException()}\nin:\n{string.Join("\n---\n", sources)}", exception);
        }
    }

    private static async Task RunAsync(string[] sources)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Typed", "Typed", LanguageNames.CSharp, compilationOptions: Options, parseOptions: Preview, metadataReferences: TestReferences.Default));
        project = project.AddDocument("GlobalUsings.cs", await Usings.GetTextAsync(cancellationToken)).Project;
        for (int index = 0; index < sources.Length; index++) project = project.AddDocument($"Source{index}.cs", SourceText.From(sources[index], System.Text.Encoding.UTF8)).Project;

        Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new DomainGenerator().AsSourceGenerator()], parseOptions: Preview, optionsProvider: new TestConfigOptions(new Dictionary<string, string> { ["build_property.DomainFxLockMode"] = "Update" }))
            .RunGeneratorsAndUpdateCompilation(compilation, out compilation, out ImmutableArray<Diagnostic> ofGenerator, cancellationToken);
        if (driver.GetRunResult().Results.Select(static result => result.Exception).FirstOrDefault(static thrown => thrown is not null) is { } failure) throw failure;
        Assert.Empty(ofGenerator);

        List<Exception> thrown = [];
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => { lock (thrown) thrown.Add(exception); }, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> reported = await compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        if (thrown.Count > 0) throw thrown[0];
        Assert.DoesNotContain(reported, static diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal));
        await OfferAsync(project, reported, cancellationToken);
    }

    // What an IDE asks for at each squiggle; of many alike a few.
    private static async Task OfferAsync(Project project, ImmutableArray<Diagnostic> reported, CancellationToken cancellationToken)
    {
        foreach (Diagnostic diagnostic in reported.GroupBy(static diagnostic => diagnostic.Id).SelectMany(static alike => alike.Take(4)))
        {
            Document? document = project.Documents.FirstOrDefault(document => document.Name == diagnostic.Location.SourceTree?.FilePath);
            if (document is null) continue;
            foreach (CodeFixProvider fix in RuleCatalog.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, static (_, _) => { }, cancellationToken));
        }
    }
}
