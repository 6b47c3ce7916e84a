using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Shape;

/// <summary>Seals an event contract.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SealContractFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ShapeRules.ContractNotSealed];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken) =>
        node is TypeDeclarationSyntax type && !type.Modifiers.Any(SyntaxKind.AbstractKeyword) && !type.Modifiers.Any(SyntaxKind.StaticKeyword) && type is not StructDeclarationSyntax
            ? new("Seal it", static (root, found) => root.ReplaceNode(found, ((TypeDeclarationSyntax)found).WithModifier(SyntaxKind.SealedKeyword)))
            : null;
}
