using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Shape;

/// <summary>Makes a class what the generator can complete: sealed and partial, and within reach.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CompleteClassFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ShapeRules.AggregateNotPartial, ShapeRules.AggregateNotSealed, ShapeRules.AggregateOutOfReach, ProjectionRules.Shape];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node is not (ClassDeclarationSyntax or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordDeclaration, ParameterList: null }) || node is not TypeDeclarationSyntax { TypeParameterList: null } type) return null;
        // Parameters of a record become properties, those of a class do not; what is inherited from a record, or by derived classes, is the user's to move.
        bool derives = model.GetDeclaredSymbol(type, cancellationToken) is not { BaseType.SpecialType: SpecialType.System_Object };
        if (derives && (type is RecordDeclarationSyntax || Attributes.Find(type.AttributeLists, "Aggregate") is null)) return null;
        return type.Members.Any(static member => member.Modifiers.Any(SyntaxKind.AbstractKeyword) || member.Modifiers.Any(SyntaxKind.VirtualKeyword)) ? null : new("Make it a sealed partial class", Complete);
    }

    private static SyntaxNode Complete(SyntaxNode root, SyntaxNode node) => root.ReplaceNodes(
        node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>(),
        (original, changed) => original == node ? CompleteSelf(changed, original.Parent) : Reachable(changed, original.Parent).WithModifier(SyntaxKind.PartialKeyword));

    private static TypeDeclarationSyntax CompleteSelf(TypeDeclarationSyntax type, SyntaxNode? parent)
    {
        type = Reachable(type, parent).WithoutModifier(SyntaxKind.StaticKeyword).WithoutModifier(SyntaxKind.AbstractKeyword).WithoutModifier(SyntaxKind.FileKeyword);
        if (type is RecordDeclarationSyntax record) type = Kinds.AsClass(record);
        return type.WithModifier(SyntaxKind.SealedKeyword).WithModifier(SyntaxKind.PartialKeyword);
    }

    // Nested types are private unless they say otherwise.
    private static TypeDeclarationSyntax Reachable(TypeDeclarationSyntax type, SyntaxNode? parent) =>
        parent is not TypeDeclarationSyntax || type.Modifiers.Any(SyntaxKind.PublicKeyword) || type.Modifiers.Any(SyntaxKind.InternalKeyword)
            ? type
            : type.WithoutModifier(SyntaxKind.PrivateKeyword).WithoutModifier(SyntaxKind.ProtectedKeyword).WithFirstModifier(SyntaxKind.InternalKeyword);
}
