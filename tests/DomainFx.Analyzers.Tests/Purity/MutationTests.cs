using System.Collections.Immutable;
using System.Reflection;
using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;
using DomainFx.Tests.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>
/// Each branch of the engine is there for a case that a test holds: without it the corpus or a test of a rule must fail. A run of
/// <c>./test.sh</c> tries a sample of branches, <c>--long</c> all. Branches that only save work are listed in EquivalentBranches.txt.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Sample = 24;

    [Fact]
    public async Task A_branch_that_is_removed_is_missed()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var mutants = Mutants.Compile();
        HashSet<string> equivalent = [.. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "DomainFx.Analyzers.Tests", "Purity", "EquivalentBranches.txt")).Where(static line => line.Length > 0 && line[0] != '#')];
        ImmutableArray<(Compilation Compilation, string Expected)> beds = [.. Beds()];
        Assert.True(await PassAsync(mutants, 0, beds, cancellationToken), "The rules fail with all branches in place.");

        bool all = Environment.GetEnvironmentVariable("DOMAINFX_LONG") == "1";
        var seed = new Random(Environment.TickCount);
        List<int> tried = [.. mutants.Branches.Keys.Where(branch => !equivalent.Contains(Named(mutants.Branches[branch])))];
        if (!all) tried = [.. tried.OrderBy(_ => seed.Next()).Take(Sample)];
        List<string> missed = [];
        foreach (int branch in tried)
        {
            if (await PassAsync(mutants, branch, beds, cancellationToken)) missed.Add(Named(mutants.Branches[branch]));
        }

        output.WriteLine($"mutants: {mutants.Branches.Count} branches, {equivalent.Count} equivalent, {tried.Count} tried, {missed.Count} not noticed");
        Assert.True(missed.Count == 0, $"No test notices that these branches are gone:\n{string.Join('\n', missed)}");
    }

    // Without its line number, which moves.
    private static string Named(string branch) =>
        branch["analyzers/DomainFx.Analyzers/Purity/".Length..branch.IndexOf('(', StringComparison.Ordinal)] + branch[branch.IndexOf("):", StringComparison.Ordinal)..][1..];

    private static async Task<bool> PassAsync(Mutants mutants, int branch, ImmutableArray<(Compilation Compilation, string Expected)> beds, CancellationToken cancellationToken)
    {
        foreach ((Compilation compilation, string expected) in beds)
        {
            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
            ImmutableArray<Diagnostic> reported = await compilation.WithAnalyzers(mutants.Analyzers(branch), options).GetAnalyzerDiagnosticsAsync(cancellationToken);
            if (Text(reported) != expected) return false;
        }

        return true;
    }

    private static IEnumerable<(Compilation Compilation, string Expected)> Beds()
    {
        foreach (PropertyInfo code in typeof(Host).Assembly.GetTypes().Where(static type => type.Namespace == typeof(Host).Namespace)
            .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Static)).Where(static property => property.PropertyType == typeof(string)))
        {
            Compilation compilation = GeneratorRun.Start(TestCompilation.Create(MarkupSource.Parse((string)code.GetValue(null)!).Text), GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly)).Output;
            yield return (compilation, Expect(compilation));
        }

        yield return (Corpus.Compilation, Expect(Corpus.Compilation));
    }

    // The tests of the rules hold what they report now; the messages count as well.
    private static string Expect(Compilation compilation) =>
        Text(compilation.WithAnalyzers([new Analyzers.Purity.PurityAnalyzer(), new Analyzers.Purity.OutsideCallAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult());

    private static string Text(ImmutableArray<Diagnostic> reported) =>
        string.Join('\n', reported.Select(static diagnostic => $"{diagnostic.Location.SourceTree?.FilePath}{diagnostic.Location.SourceSpan} {diagnostic.Id} {diagnostic.Severity}").Order(StringComparer.Ordinal));
}
