using System.Collections.Immutable;
using DomainFx.Analyzers.Purity.Engine;
using DomainFx.Analyzers.Purity.Rules;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Purity;

/// <summary>Judges what commands and <c>[Event]</c> methods do, with all that they call: one walk over the code for several rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PurityAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        PurityDescriptors.StateChange, PurityDescriptors.EventCall, PurityDescriptors.Nondeterminism,
        PurityDescriptors.EventFails, PurityDescriptors.StateInEvent, PurityDescriptors.EventInState,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.AggregateAttribute) is null) return;

            var nondeterministic = new NondeterministicMembers(start.Options.AnalyzerConfigOptionsProvider);
            var model = new PurityModel(start.Compilation, nondeterministic);
            start.RegisterSymbolAction(context => AnalyzeType(context, model), SymbolKind.NamedType);
        });
    }

    private static void AnalyzeType(SymbolAnalysisContext context, PurityModel model)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!HandlerShapes.IsFolded(type)) return;

        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not IMethodSymbol method || method.IsStatic || model.Bodies.IsGenerated(method)) continue;
            if (HandlerShapes.IsCommand(method)) CommandRules.Check(Handler.Of(method, type, model, context), context.ReportDiagnostic);
            else if (HandlerShapes.IsEventHandler(method)) EventRules.Check(Handler.Of(method, type, model, context), context.ReportDiagnostic);
        }
    }
}
