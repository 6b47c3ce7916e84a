using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Roslyn.TestKit;

/// <summary>Runs analyzers over marked source, after the generators, as in a user's build.</summary>
public sealed class AnalyzerVerifier(
    ImmutableArray<DiagnosticAnalyzer> analyzers,
    ImmutableArray<IIncrementalGenerator> generators,
    IReadOnlyDictionary<string, string>? options = null)
{
    /// <summary>Fails unless exactly the marked diagnostics are reported, at exactly the marked places.</summary>
    public async Task VerifyAsync(string markup, CancellationToken cancellationToken = default, params MetadataReference[] references)
    {
        MarkupSource source = MarkupSource.Parse(markup);
        Compilation compilation = TestCompilation.Create([source.Text], references: [.. TestReferences.Default, .. references]);
        ImmutableArray<Diagnostic> reported = await ReportAsync(compilation, cancellationToken);
        DiagnosticsAssert.Equal(source, reported);
    }

    /// <summary>The diagnostics of the analyzers, ordered by place. The source must compile, since a rule is judged on valid code.</summary>
    public async Task<ImmutableArray<Diagnostic>> ReportAsync(Compilation compilation, CancellationToken cancellationToken = default)
    {
        if (!generators.IsEmpty)
            compilation = GeneratorRun.Start(compilation, generators, options).Output;
        Assert.Empty(compilation.GetDiagnostics(cancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var analyzerOptions = new AnalyzerOptions([], new TestConfigOptions(options));
        var run = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            analyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false));
        ImmutableArray<Diagnostic> reported = await run.GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        return [.. reported.OrderBy(static diagnostic => diagnostic.Location.SourceSpan)];
    }
}
