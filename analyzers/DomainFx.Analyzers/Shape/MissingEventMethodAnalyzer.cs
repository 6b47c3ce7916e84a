using System.Collections.Immutable;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Shape;

/// <summary>
/// Reports events that no [Event] method takes. The compiler does it first, since the generated <c>Raise(object)</c> is obsolete under
/// this rule's id; but it is silent within code that is obsolete itself.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingEventMethodAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ShapeDescriptors.MissingEventMethod];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(static operation => Analyze(operation, (IInvocationOperation)operation.Operation), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "Raise", Parameters.Length: 1 } raise || raise.Parameters[0].Type.SpecialType is not SpecialType.System_Object) return;
        if (!raise.IsGenerated() || !IsObsolete(context.ContainingSymbol)) return;

        IOperation raised = call.Arguments[0].Value;
        while (raised is IConversionOperation { IsImplicit: true } conversion) raised = conversion.Operand;
        context.ReportDiagnostic(Diagnostic.Create(
            ShapeDescriptors.MissingEventMethod, call.Syntax.GetLocation(),
            $"{raise.ContainingType.Name} has no [Event] method for '{raised.Type?.Name}': add `[Event] private void Apply({raised.Type?.Name} e)`."));
    }

    private static bool IsObsolete(ISymbol symbol)
    {
        for (ISymbol? part = symbol; part is not null; part = part.ContainingSymbol)
        {
            foreach (AttributeData attribute in part.GetAttributes())
            {
                if (attribute.AttributeClass is { Name: "ObsoleteAttribute" } type && type.IsIn("System")) return true;
            }
        }

        return false;
    }
}
