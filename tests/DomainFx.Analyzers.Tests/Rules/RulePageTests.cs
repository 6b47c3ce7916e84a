using System.Collections.Immutable;
using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;
using DomainFx.Tests.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Tests.Rules;

/// <summary>The pages tell the truth: what they call bad is reported by their rule alone, and nothing is reported of what they call good.</summary>
public sealed class RulePageTests
{
    private static readonly ImmutableArray<IIncrementalGenerator> Generators = GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly);

    public static TheoryData<string> Ids => [.. RulePage.All.Select(static page => page.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_bad_example_reports_the_rule_alone(string id)
    {
        IReadOnlyList<Diagnostic> reported = await ReportAsync(Page(id).Bad);
        Assert.NotEmpty(reported);
        Assert.All(reported, diagnostic => Assert.True(diagnostic.Id == id, diagnostic.ToString()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_good_example_reports_nothing(string id) => Assert.Empty(await ReportAsync(Page(id).Good));

    private static RulePage Page(string id) => RulePage.All.Single(page => page.Id == id);

    private static async Task<IReadOnlyList<Diagnostic>> ReportAsync(IReadOnlyList<RuleExampleFile> files)
    {
        Assert.Contains(files, static file => file.IsCode);
        var cancellationToken = TestContext.Current.CancellationToken;
        List<MetadataReference> references = [.. TestReferences.Default];
        if (files.Any(static file => file.IsOfReference))
            references.Add(GeneratorRun.Start(TestCompilation.Create(Texts(files, static file => file.IsOfReference), "Reference", references), Generators).Output.ToReference());
        if (files.Any(static file => file.IsOfPlain))
            references.Add(TestCompilation.Create(Texts(files, static file => file.IsOfPlain), "Plain", references).ToReference());

        ImmutableArray<AdditionalText> others = [.. files.Where(static file => !file.IsCode).Select(static file => new ExampleText(file))];
        Compilation example = GeneratorRun.Start(TestCompilation.Create(Texts(files, static file => file.IsOfExample), references: references), Generators).Output;
        ImmutableArray<Diagnostic> ofCompiler = example.GetDiagnostics(cancellationToken).RemoveAll(static diagnostic => diagnostic.Severity < DiagnosticSeverity.Error);
        ImmutableArray<Diagnostic> ofAnalyzers = await example
            .WithAnalyzers(RuleCatalog.Analyzers, new AnalyzerOptions(others, new TestConfigOptions(null)))
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. ofCompiler, .. ofAnalyzers];
    }

    private static IEnumerable<string> Texts(IReadOnlyList<RuleExampleFile> files, Func<RuleExampleFile, bool> which) => files.Where(which).Select(static file => file.Text);
}
