using System.Collections.Concurrent;
using System.Collections.Immutable;
using DomainFx.Generators;
using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Events;
using DomainFx.Generators.Modules;
using DomainFx.Generators.Projections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Shape;

/// <summary>Says why the generator leaves something out: it runs the generator's own parsers and reports what they refuse.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RefusalAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ShapeDescriptors.NotSupported, ShapeDescriptors.NameTaken];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var aggregates = new ConcurrentDictionary<ModuleEntry, Location>();
            var events = new ConcurrentDictionary<ModuleEntry, Location>();
            var projections = new ConcurrentDictionary<ModuleEntry, Location>();
            start.RegisterSymbolAction(context => AnalyzeType(context, aggregates, events), SymbolKind.NamedType);
            start.RegisterSymbolAction(context => AnalyzeProjection(context, projections), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(context =>
            {
                ReportConflicts(context, aggregates);
                ReportConflicts(context, events);
                ReportConflicts(context, projections);
            });
        });
    }

    private static void AnalyzeType(
        SymbolAnalysisContext context, ConcurrentDictionary<ModuleEntry, Location> aggregates, ConcurrentDictionary<ModuleEntry, Location> events)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var refusals = new Refusals(explain: true);
        if (type.DomainFxAttribute(KnownNames.Aggregate) is { } aggregate && AggregateParser.Parse(type, aggregate, refusals, context.CancellationToken) is { } aggregateModel)
            aggregates.TryAdd(ModuleEntry.Of(aggregateModel), type.Locations[0]);
        if (type.DomainFxAttribute(KnownNames.EventType) is { } eventType && EventParser.Parse(type, eventType, refusals, context.CancellationToken) is { } eventModel)
            events.TryAdd(ModuleEntry.Of(eventModel), type.Locations[0]);
        Report(context, refusals);
    }

    private static void AnalyzeProjection(SymbolAnalysisContext context, ConcurrentDictionary<ModuleEntry, Location> projections)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var refusals = new Refusals(explain: true);
        if (type.DomainFxAttribute(KnownNames.ReadModel) is { } readModel && ReadModelParser.Parse(type, readModel, refusals, context.CancellationToken) is { } readModelModel)
            projections.TryAdd(ModuleEntry.Of(readModelModel), type.Locations[0]);
        if (type.DomainFxAttribute(KnownNames.Projection) is { } projection && ProjectionParser.ParseProjection(type, projection, refusals, context.CancellationToken) is { } projectionModel)
            projections.TryAdd(ModuleEntry.Of(projectionModel), type.Locations[0]);
        if (type.DomainFxAttribute(KnownNames.Reactor) is { } reactor && ProjectionParser.ParseReactor(type, reactor, refusals, context.CancellationToken) is { } reactorModel)
            projections.TryAdd(ModuleEntry.Of(reactorModel), type.Locations[0]);
        Report(context, refusals);
    }

    private static void Report(SymbolAnalysisContext context, Refusals refusals)
    {
        foreach (Refusal refusal in refusals.All) context.ReportDiagnostic(Diagnostic.Create(ShapeDescriptors.NotSupported, refusal.Location, refusal.Reason));
    }

    private static void ReportConflicts(CompilationAnalysisContext context, ConcurrentDictionary<ModuleEntry, Location> entries)
    {
        Dictionary<string, Location> locations = entries.ToDictionary(static entry => entry.Key.Type, static entry => entry.Value, StringComparer.Ordinal);
        foreach (Conflict conflict in Conflict.Among(entries.Keys))
            context.ReportDiagnostic(Diagnostic.Create(ShapeDescriptors.NameTaken, locations[conflict.Type], conflict.Type, conflict.Other, conflict.Claim));
    }
}
