using DomainFx.Analyzers.Purity.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Purity.Rules;

/// <summary>A handler and what it does.</summary>
internal sealed record Handler(IMethodSymbol Method, MethodSummary Summary)
{
    public string Name => Method.Name;

    public string TypeName => Method.ContainingType.Name;

    public static Handler Of(IMethodSymbol method, INamedTypeSymbol type, PurityModel model, SymbolAnalysisContext context) =>
        new(method, new SummaryRun(model, context.CancellationToken).Of(method, type));
}
