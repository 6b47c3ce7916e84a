using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Shape;

/// <summary>Removes an attribute that has no effect, or that contradicts another one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveAttributeFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ShapeRules.NoEffect, ShapeRules.CommandAndEvent];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken) =>
        node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            ? new($"Remove [{attribute.Name}]", static (root, found) => Attributes.Remove(root, found.FirstAncestorOrSelf<AttributeSyntax>()!))
            : null;
}
