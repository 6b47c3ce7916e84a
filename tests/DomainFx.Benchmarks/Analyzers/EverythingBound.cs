using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Benchmarks.Analyzers;

/// <summary>A rule that has the compiler bind a file, and reports nothing.</summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // Never shipped: it lives in a benchmark.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EverythingBound : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new("BENCH0001", "Bound", "Bound", "Benchmark", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationBlockAction(static context =>
        {
            foreach (IOperation block in context.OperationBlocks) _ = block.ChildOperations.Count;
        });
        context.RegisterSymbolAction(
            static context =>
            {
                context.Symbol.GetAttributes();
                foreach (ISymbol member in ((INamedTypeSymbol)context.Symbol).GetMembers()) member.GetAttributes();
            },
            SymbolKind.NamedType);
    }
}
