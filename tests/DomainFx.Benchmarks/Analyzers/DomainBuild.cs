using System.Collections.Immutable;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Generator;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Benchmarks.Analyzers;

/// <summary>Builds a domain as the compiler does: parse, generate, emit, and run the rules.</summary>
internal sealed class DomainBuild(int aggregates, ImmutableArray<DiagnosticAnalyzer> rules) : Workload
{
    private readonly string[] _sources = [.. ManyAggregates.Sources(aggregates)];
    private readonly MetadataReference[] _references = [.. UnrelatedEdits.References()];

    public override async ValueTask RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            Compilation compilation = CSharpCompilation.Create(
                "Shop", _sources.Select(static source => CSharpSyntaxTree.ParseText(source)), _references,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
            CSharpGeneratorDriver.Create(new DomainGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
            if (!rules.IsEmpty)
            {
                var reported = await compilation.WithAnalyzers(rules).GetAnalyzerDiagnosticsAsync();
                if (!reported.IsEmpty) throw new InvalidOperationException($"A sound domain is reported: {reported[0]}");
            }

            await using var image = new MemoryStream();
            var emitted = compilation.Emit(image);
            if (!emitted.Success) throw new InvalidOperationException($"The domain does not compile: {emitted.Diagnostics.First(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)}");
        }
    }
}
