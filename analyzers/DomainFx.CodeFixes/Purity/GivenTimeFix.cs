using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Purity;

/// <summary>Replaces a clock by the time that a handler is given: the event's in an [Event] method, the decision's in a command.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class GivenTimeFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["DFX1003"];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (HandlerSyntax.Around(node) is not { } handler || model.GetDeclaredSymbol(handler, cancellationToken) is not IMethodSymbol method) return null;
        if (ConversionOf(model.GetSymbolInfo(node, cancellationToken).Symbol) is not { } conversion) return null;

        bool isCommand = HandlerShapes.IsCommand(method);
        string context = isCommand ? "CommandContext" : "EventContext";
        IParameterSymbol? given = method.Parameters.FirstOrDefault(parameter => parameter.Type.IsDomainFx(context));
        if (given is null && !HandlerSyntax.CanTakeMore(handler, method, "context", model)) return null;

        string time = $"{Identifiers.Escape(given?.Name ?? "context")}.{(isCommand ? "Now" : "OccurredAt")}{conversion}";
        return new(
            $"Use '{time}'",
            (root, found) => HandlerSyntax.Replace(root, (ExpressionSyntax)found, time, given is null ? $"{context} context" : null));
    }

    // What makes a time of the same type of a DateTimeOffset.
    private static string? ConversionOf(ISymbol? clock) => (clock?.ContainingType?.Name, clock?.Name) switch
    {
        ("DateTimeOffset", "UtcNow" or "Now") => "",
        ("DateTime", "UtcNow" or "Now") => ".UtcDateTime",
        ("DateTime", "Today") => ".UtcDateTime.Date",
        ("TimeProvider", "GetUtcNow" or "GetLocalNow") => "",
        _ => null,
    };
}
