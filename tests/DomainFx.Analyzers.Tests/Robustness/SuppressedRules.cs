using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Tests.Robustness;

/// <summary>Reports what the suppressors look at, on every method and parameter.</summary>
#pragma warning disable RS1036, RS1038, RS1041 // Runs in this test only.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SuppressedRules : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Rules =
        [.. new[] { "IDE0060", "CA1822", "RCS1163" }.Select(static id => new DiagnosticDescriptor(id, id, id, "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true))];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static context =>
            {
                foreach (Location location in context.Symbol.Locations.Where(static location => location.IsInSource))
                {
                    foreach (DiagnosticDescriptor rule in Rules) context.ReportDiagnostic(Diagnostic.Create(rule, location));
                }
            },
            SymbolKind.Method, SymbolKind.Parameter);
    }
}
