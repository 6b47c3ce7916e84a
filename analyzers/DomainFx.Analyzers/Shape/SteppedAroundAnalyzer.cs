using System.Collections.Immutable;
using DomainFx.Generators;
using DomainFx.Generators.Aggregates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Shape;

/// <summary>Tells where a domain's own names made generated ones give way.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SteppedAroundAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ShapeDescriptors.SteppedAround];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(static action => Analyze((INamedTypeSymbol)action.Symbol, action), SymbolKind.NamedType);
    }

    private static void Analyze(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        if (type.DomainFxAttribute(KnownNames.Aggregate) is null) return;

        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsImplicitlyDeclared || member.IsGenerated() || !member.Locations[0].IsInSource) continue;
            if (Consequence(type, member) is { } consequence)
                context.ReportDiagnostic(Diagnostic.Create(ShapeDescriptors.SteppedAround, member.Locations[0], $"'{member.Name}' of '{type.Name}' is a name of generated code too, which gives way: {consequence}."));
        }
    }

    private static string? Consequence(INamedTypeSymbol type, ISymbol member) => member.Name switch
    {
        "Id" => "the aggregate's id is the Id of IAggregate",
        "Version" => "the stream's version is the Version of IAggregate",
        "Raise" when member is not IMethodSymbol => "raise by ((IRaises<TEvent>)this).Raise(…)",
        "Raise" when member is IMethodSymbol { Arity: 0, Parameters.Length: 1 } method && method.Parameters[0].Type is INamedTypeSymbol raised && raised.DomainFxAttribute(KnownNames.EventType) is not null =>
            $"raise a '{raised.Name}' by ((IRaises<{raised.Name}>)this).Raise(…)",
        "Require" or "Reject" when TakenSignatures.Of(member) is not TakenMembers.None => "call Requirement.Require or Outcome.Reject",
        _ when member is IMethodSymbol method && method.DomainFxAttribute(KnownNames.Command) is not null && RecordMembers.Contain(member.Name) => $"its message is called '{member.Name}Command'",
        _ => null,
    };
}
