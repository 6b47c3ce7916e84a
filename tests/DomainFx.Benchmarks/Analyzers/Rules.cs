using System.Collections.Immutable;
using DomainFx.Analyzers.Purity;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Benchmarks.Analyzers;

/// <summary>The analyzers as the compiler finds them in the package.</summary>
internal static class Rules
{
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
        [.. typeof(PurityAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !typeof(DiagnosticSuppressor).IsAssignableFrom(type))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
}
