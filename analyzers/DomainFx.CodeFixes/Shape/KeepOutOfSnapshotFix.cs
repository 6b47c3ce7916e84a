using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Shape;

/// <summary>Keeps a member of an aggregate out of its snapshots.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class KeepOutOfSnapshotFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ShapeRules.SnapshotState];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not (PropertyDeclarationSyntax or FieldDeclarationSyntax) || node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member) return null;
        // Members of what an aggregate holds may have no initial value of their own.
        return member.Parent is ClassDeclarationSyntax type && Attributes.Find(type.AttributeLists, "Aggregate") is not null
            ? new("Keep it out of snapshots", static (root, found) => KeepOut(root, found.FirstAncestorOrSelf<MemberDeclarationSyntax>()!))
            : null;
    }

    private static SyntaxNode KeepOut(SyntaxNode root, MemberDeclarationSyntax member) => root.ReplaceNode(
        member,
        member.WithoutLeadingTrivia().WithAttributeLists(member.AttributeLists.Insert(0, Attributes.List("NotInSnapshot"))).WithLeadingTrivia(member.GetLeadingTrivia()));
}
