using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Purity;

/// <summary>Replaces a random number or a new id in a command by a parameter: whoever sends the command gives it, and it stays the same over all attempts.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class GivenValueFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["DFX1003"];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (HandlerSyntax.Around(node) is not { } command || model.GetDeclaredSymbol(command, cancellationToken) is not IMethodSymbol method || !HandlerShapes.IsCommand(method)) return null;
        if (SourceAt(node, model, cancellationToken) is not { } source || ParameterFor(model.GetSymbolInfo(source, cancellationToken).Symbol) is not var (type, name)) return null;
        if (!HandlerSyntax.CanTakeMore(command, method, name, model)) return null;
        return new(
            $"Take '{name}' as a parameter of the command",
            (root, found) => found.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } current ? HandlerSyntax.Replace(root, current, name, $"{type} {name}") : root);
    }

    // Random.Shared.Next() is reported in both halves.
    private static InvocationExpressionSyntax? SourceAt(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var call = node.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        return call is not null && (call == node || (call.Expression is MemberAccessExpressionSyntax access && access.Expression == node && model.GetTypeInfo(node, cancellationToken).Type is { Name: "Random" })) ? call : null;
    }

    private static (string Type, string Name)? ParameterFor(ISymbol? source) => source switch
    {
        IMethodSymbol { ContainingType.Name: "Guid", Name: "NewGuid" or "CreateVersion7" } => ("Guid", "newId"),
        IMethodSymbol { ContainingType.Name: "Random", ReturnType.SpecialType: SpecialType.System_Int32 } => ("int", "number"),
        IMethodSymbol { ContainingType.Name: "Random", ReturnType.SpecialType: SpecialType.System_Int64 } => ("long", "number"),
        IMethodSymbol { ContainingType.Name: "Random", ReturnType.SpecialType: SpecialType.System_Double } => ("double", "number"),
        _ => null,
    };
}
