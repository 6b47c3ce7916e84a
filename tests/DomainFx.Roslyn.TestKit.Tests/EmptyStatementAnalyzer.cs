using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Roslyn.TestKit.Tests;

/// <summary>A rule for the kit's own tests: no empty statement.</summary>
#pragma warning disable RS1038, RS1041, RS1036, RS2008 // Never shipped: it lives in a test.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptyStatementAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule =
        new("KIT0001", "Empty statement", "Remove this", "Kit", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            static found => found.ReportDiagnostic(Diagnostic.Create(Rule, found.Node.GetLocation())), SyntaxKind.EmptyStatement);
    }
}
