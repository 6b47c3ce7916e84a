using System.Collections.Immutable;
using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;
using DomainFx.Tests.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>
/// Aggregates as people write them. A line that ends with <c>// DFX1001</c> must be reported, no other may be.
/// New counter-examples go into the file of their theme under <c>Corpus</c>.
/// </summary>
internal static class Corpus
{
    public static ImmutableArray<string> Files { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "DomainFx.Analyzers.Tests", "Corpus"), "*.cs").Order(StringComparer.Ordinal)];

    /// <summary>All files and what is generated for them.</summary>
    public static Compilation Compilation { get; } = Compile();

    /// <summary>What must be reported.</summary>
    public static ImmutableSortedSet<string> Expected { get; } = [.. Files.SelectMany(static file => File.ReadAllLines(file).SelectMany((line, index) => Labels(line).Select(id => Label(Path.GetFileName(file), index, id))))];

    /// <summary>What analyzers report, as labels.</summary>
    public static async Task<ImmutableSortedSet<string>> ReportAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> reported = await Compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. reported.Select(static diagnostic => Label(diagnostic.Location.SourceTree?.FilePath ?? "", diagnostic.Location.GetLineSpan().StartLinePosition.Line, diagnostic.Id))];
    }

    /// <summary>The aggregates, and whether a line of each is to be reported.</summary>
    public static IEnumerable<bool> Aggregates()
    {
        foreach (SyntaxTree tree in Compilation.SyntaxTrees.Where(static tree => Files.Any(file => Path.GetFileName(file) == tree.FilePath)))
        {
            foreach (Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax type in tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax>())
            {
                if (!type.AttributeLists.ToString().Contains("Aggregate(", StringComparison.Ordinal)) continue;
                TextLineCollection lines = tree.GetText().Lines;
                LinePositionSpan span = lines.GetLinePositionSpan(type.Span);
                yield return Enumerable.Range(span.Start.Line, span.End.Line - span.Start.Line + 1).Any(line => Labels(lines[line].ToString()).Any());
            }
        }
    }

    private static Compilation Compile()
    {
        Compilation compilation = TestCompilation.Create();
        compilation = compilation.WithOptions(((CSharpCompilationOptions)compilation.Options).WithAllowUnsafe(true)).AddSyntaxTrees(Files.Select(static file => TestCompilation.Parse(File.ReadAllText(file), Path.GetFileName(file))));
        compilation = GeneratorRun.Start(compilation, GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly)).Output;
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error));
        return compilation;
    }

    private static IEnumerable<string> Labels(string line) =>
        line.LastIndexOf("// DFX", StringComparison.Ordinal) is var start and >= 0 ? line[(start + 3)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

    private static string Label(string file, int line, string id) => $"{file}:{line + 1} {id}";
}
