using System.Globalization;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Generator;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Benchmarks.Analyzers;

/// <summary>
/// What the rules themselves take for one file after an edit of it, once the compiler has bound it: an editor binds it anyway, for its
/// own squiggles, and whatever rules there are share that. The time is that of the rules' own code, as the compiler counts it for <c>ReportAnalyzer</c>;
/// what its driver takes to call any rule at all is in the figures of an edit.
/// </summary>
internal static class OwnPart
{
    private static readonly CompilationWithAnalyzersOptions Timed = new(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);

    private const int WarmUp = 40;
    private const int Measured = 100;

    public static async Task<Latency> MeasureAsync(int aggregates, double medianGoal, double highGoal)
    {
        string[] sources = [.. ManyAggregates.Sources(aggregates)];
        SyntaxTree[] trees = [.. sources.Select(static source => CSharpSyntaxTree.ParseText(source))];
        SyntaxTree tree = trees[0];
        CSharpGeneratorDriver.Create(new DomainGenerator()).RunGeneratorsAndUpdateCompilation(
            CSharpCompilation.Create("Shop", trees, UnrelatedEdits.References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)),
            out Compilation compilation, out _);

        var binding = new EverythingBound();
        List<double> samples = [];
        for (var edit = 0; edit < WarmUp + Measured; edit++)
        {
            SyntaxTree edited = CSharpSyntaxTree.ParseText(sources[0].Replace("amount < 0", $"amount < {edit}", StringComparison.Ordinal));
            compilation = compilation.ReplaceSyntaxTree(tree, edited);
            tree = edited;
            CompilationWithAnalyzers driver = compilation.WithAnalyzers([binding, .. Rules.All], Timed);
            SemanticModel model = driver.Compilation.GetSemanticModel(edited);
            await driver.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, [binding], CancellationToken.None);
            await driver.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, Rules.All, CancellationToken.None);
            double own = 0;
            foreach (DiagnosticAnalyzer rule in Rules.All) own += (await driver.GetAnalyzerTelemetryInfoAsync(rule, CancellationToken.None)).ExecutionTime.TotalMilliseconds;
            if (edit >= WarmUp) samples.Add(own);
        }

        return new Latency([.. samples], medianGoal, highGoal, string.Create(CultureInfo.InvariantCulture, $"{aggregates} aggregates, {Rules.All.Length} analyzers, load {File.ReadAllText("/proc/loadavg").Trim()}"));
    }
}
