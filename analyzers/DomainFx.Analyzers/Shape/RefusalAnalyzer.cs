using System.Collections.Immutable;
using DomainFx.Generators;
using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Events;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Shape;

/// <summary>Says why the generator leaves something out: it runs the generator's own parsers and reports what they refuse.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RefusalAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.NotSupported];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var refusals = new Refusals(explain: true);
        if (type.DomainFxAttribute(KnownNames.Aggregate) is { } aggregate) AggregateParser.Parse(type, aggregate, refusals, context.CancellationToken);
        if (type.DomainFxAttribute(KnownNames.EventType) is { } eventType) EventParser.Parse(type, eventType, refusals, context.CancellationToken);
        foreach (Refusal refusal in refusals.All) context.ReportDiagnostic(Diagnostic.Create(Descriptors.NotSupported, refusal.Location, refusal.Reason));
    }
}
