using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Shape;

/// <summary>Adds the [Event] method that an event needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddEventMethodFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ShapeRules.MissingEventMethod];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList.Arguments.Count: 1 } call) return null;
        if (call.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } type) return null;
        if (model.GetTypeInfo(call.ArgumentList.Arguments[0].Expression, cancellationToken).Type is not INamedTypeSymbol { SpecialType: SpecialType.None, IsAnonymousType: false, IsAbstract: false } raised) return null;

        string name = raised.ToMinimalDisplayString(model, type.OpenBraceToken.Span.End, SymbolDisplayFormat.MinimallyQualifiedFormat);
        return new($"Add an [Event] method for '{raised.Name}'", (root, found) => Add(root, found.FirstAncestorOrSelf<ClassDeclarationSyntax>()!, name));
    }

    private static SyntaxNode Add(SyntaxNode root, ClassDeclarationSyntax type, string eventType) =>
        // Raised in two places.
        EventMethods.Has(type, eventType) ? root : root.ReplaceNode(type, EventMethods.Add(type, eventType, "{ }"));
}
