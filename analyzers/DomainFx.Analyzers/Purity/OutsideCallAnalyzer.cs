using System.Collections.Immutable;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Purity;

/// <summary>Reports commands and <c>[Event]</c> methods that are called on an instance from outside the aggregate.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OutsideCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [PurityDescriptors.EventCall, PurityDescriptors.OutsideCall];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.AggregateAttribute) is null) return;

            start.RegisterOperationAction(static context => Check(context, ((IInvocationOperation)context.Operation).TargetMethod), OperationKind.Invocation);
            start.RegisterOperationAction(static context => Check(context, ((IMethodReferenceOperation)context.Operation).Method), OperationKind.MethodReference);
        });
    }

    private static void Check(OperationAnalysisContext context, IMethodSymbol method)
    {
        bool isCommand = HandlerShapes.IsCommand(method);
        if (!isCommand && !HandlerShapes.IsEventHandler(method)) return;
        if (IsInside(context.ContainingSymbol, method.ContainingType) || IsInTestKit(context.Operation)) return;

        string type = method.ContainingType.Name;
        Location location = context.Operation.Syntax.GetLocation();
        context.ReportDiagnostic(isCommand
            ? Diagnostic.Create(PurityDescriptors.OutsideCall, location, method.Name, type, method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name : method.Name + "Async")
            : Diagnostic.Create(PurityDescriptors.EventCall, location, method.Name, $"'{context.Operation.Syntax}'"));
    }

    private static bool IsInside(ISymbol? symbol, INamedTypeSymbol aggregate)
    {
        for (INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType; type is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, aggregate)) return true;
        }

        return false;
    }

    // Scenario.When runs the command in a decision of its own.
    private static bool IsInTestKit(IOperation operation)
    {
        bool isInLambda = operation is IMethodReferenceOperation;
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation) isInLambda = true;
            if (isInLambda && outer is IInvocationOperation { TargetMethod: { Name: "When", ContainingType: { } type } } && type.IsIn("Testing", "DomainFx")) return true;
        }

        return false;
    }
}
