using System.Collections.Immutable;
using DomainFx.Analyzers.Projections;
using DomainFx.Generators;
using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Events;
using DomainFx.Generators.Modules;
using DomainFx.Generators.Projections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Shape;

/// <summary>
/// Says why the generator leaves something out: it runs the generator's own parsers and reports what they refuse, by the rule that each
/// refusal names, and then what the types of the assembly refuse each other.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RefusalAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> Rules = ShapeDescriptors.OfRefusals.AddRange(ProjectionDescriptors.OfRefusals);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. Rules.Values, ShapeDescriptors.NameTaken, ShapeDescriptors.NameTakenInReference, ShapeDescriptors.UpcasterGap];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var names = new StoredNames();
            var versions = new StoredVersions();
            start.RegisterSymbolAction(context => AnalyzeType(context, names, versions), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(names.Report);
            start.RegisterCompilationEndAction(versions.Report);
        });
    }

    private static void AnalyzeType(SymbolAnalysisContext context, StoredNames names, StoredVersions versions)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is not { } name || !name.IsDomainFx(name.Name)) continue;

            // Each parser judges by what is refused so far, so each has its own.
            var refusals = new Refusals(explain: true);
            if (Parse(type, attribute, name.Name, refusals, versions, context.CancellationToken) is { } entry) names.Add(name.Name, entry, type);
            foreach (Refusal refusal in refusals.All) context.ReportDiagnostic(Diagnostic.Create(Rules[refusal.Rule], refusal.Location, refusal.Reason));
        }
    }

    private static ModuleEntry? Parse(
        INamedTypeSymbol type, AttributeData attribute, string name, Refusals refusals, StoredVersions versions, CancellationToken cancellationToken)
    {
        switch (name)
        {
            case KnownNames.Aggregate when AggregateParser.Parse(type, attribute, refusals, cancellationToken) is { } model:
                versions.Add(model);
                return ModuleEntry.Of(model);
            case KnownNames.EventType when EventParser.Parse(type, attribute, refusals, cancellationToken) is { } model:
                versions.Add(model, type);
                return ModuleEntry.Of(model);
            case KnownNames.EventType:
                versions.AddRefused(attribute.FirstString());
                return null;
            case KnownNames.ReadModel when ReadModelParser.Parse(type, attribute, refusals, cancellationToken) is { } model:
                return ModuleEntry.Of(model);
            case KnownNames.Projection when ProjectionParser.ParseProjection(type, attribute, refusals, cancellationToken) is { } model:
                return ModuleEntry.Of(model);
            case KnownNames.Reactor when ProjectionParser.ParseReactor(type, attribute, refusals, cancellationToken) is { } model:
                return ModuleEntry.Of(model);
            default:
                return null;
        }
    }
}
