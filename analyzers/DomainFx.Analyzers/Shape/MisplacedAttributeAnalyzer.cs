using System.Collections.Immutable;
using DomainFx.Generators;
using DomainFx.Generators.Codecs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Shape;

/// <summary>Reports attributes of DomainFx where nothing looks at them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisplacedAttributeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ShapeDescriptors.NoEffect];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(static action => AnalyzeType((INamedTypeSymbol)action.Symbol, action.ReportDiagnostic), SymbolKind.NamedType);
        context.RegisterSymbolAction(static action => AnalyzeMethod((IMethodSymbol)action.Symbol, action.ReportDiagnostic), SymbolKind.Method);
        context.RegisterSymbolAction(static action => AnalyzeMember(action.Symbol, action.ReportDiagnostic), SymbolKind.Field, SymbolKind.Property);
        context.RegisterOperationAction(static action => AnalyzeMethod(((ILocalFunctionOperation)action.Operation).Symbol, action.ReportDiagnostic), OperationKind.LocalFunction);
        context.RegisterOperationAction(static action => AnalyzeMethod(((IAnonymousFunctionOperation)action.Operation).Symbol, action.ReportDiagnostic), OperationKind.AnonymousFunction);
    }

    private static void AnalyzeType(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (type.DomainFxAttribute(KnownNames.Snapshot) is { } snapshot && type.DomainFxAttribute(KnownNames.Aggregate) is null)
            Report(snapshot, report, $"[Snapshot] has no effect on '{type.Name}', which is no aggregate: add [Aggregate], or remove it.");
    }

    private static void AnalyzeMember(ISymbol member, Action<Diagnostic> report)
    {
        if (member.DomainFxAttribute(KnownNames.NotInSnapshot) is not { } attribute) return;

        string? reason =
            member.IsStatic ? "it is static, and no state" :
            member is IPropertySymbol property && Accessors.BackingFieldOf(property) is null ? "it has no field of its own, and so is in no snapshot anyway" :
            member.ContainingType.DomainFxAttribute(KnownNames.Aggregate) is not null && member.ContainingType.DomainFxAttribute(KnownNames.Snapshot) is null
                ? $"'{member.ContainingType.Name}' takes no snapshots" : null;
        if (reason is not null) Report(attribute, report, $"[NotInSnapshot] has no effect on '{member.Name}': {reason}. Remove it.");
    }

    private static void AnalyzeMethod(IMethodSymbol method, Action<Diagnostic> report)
    {
        bool isCommand = false;
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass.IsDomainFx(KnownNames.Command)) isCommand = true;
            else if (!attribute.AttributeClass.IsDomainFx(KnownNames.Event) && !attribute.AttributeClass.IsDomainFx(KnownNames.Upcast)) continue;

            if (Problem(method, attribute.AttributeClass!.Name) is { } problem) Report(attribute, report, problem);
        }

        if (isCommand) return;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.DomainFxAttribute(KnownNames.Service) is { } service)
                Report(service, report, $"[Service] has no effect on '{parameter.Name}': it belongs to parameters of [Command] methods. Remove it.");
        }
    }

    private static string? Problem(IMethodSymbol method, string attributeClass)
    {
        string name = attributeClass.Substring(0, attributeClass.Length - nameof(Attribute).Length);
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation))
            return $"[{name}] has no effect here: it belongs to a method of its own. Move it there.";

        if (attributeClass == KnownNames.Event && HandlesEvents(method.ContainingType)) return null;
        string owner = attributeClass == KnownNames.Upcast ? KnownNames.EventType : KnownNames.Aggregate;
        if (method.ContainingType.DomainFxAttribute(owner) is not null) return null;
        string holder = owner.Substring(0, owner.Length - nameof(Attribute).Length);
        return $"[{name}] has no effect on '{method.Name}', since '{method.ContainingType.Name}' has no [{holder}]: such methods stand in the [{holder}] type itself, not in a base or helper. Move it there.";
    }

    private static bool HandlesEvents(INamedTypeSymbol type) =>
        type.DomainFxAttribute(KnownNames.ReadModel) is not null
        || type.DomainFxAttribute(KnownNames.Projection) is not null
        || type.DomainFxAttribute(KnownNames.Reactor) is not null;

    private static void Report(AttributeData attribute, Action<Diagnostic> report, string reason)
    {
        SyntaxReference? syntax = attribute.ApplicationSyntaxReference;
        report(Diagnostic.Create(ShapeDescriptors.NoEffect, syntax is null ? Location.None : Location.Create(syntax.SyntaxTree, syntax.Span), reason));
    }
}
