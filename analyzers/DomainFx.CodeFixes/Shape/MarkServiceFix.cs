using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Shape;

/// <summary>Marks a parameter that the container gives, or takes the mark from one that it does not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MarkServiceFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ShapeRules.Service];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<ParameterSyntax>() is not { } parameter) return null;
        return Attributes.Find(parameter.AttributeLists, "Service") is null
            ? new("Add [Service]", static (root, found) => Add(root, found.FirstAncestorOrSelf<ParameterSyntax>()!))
            : new("Remove [Service]", static (root, found) => Attributes.Remove(root, Attributes.Find(found.FirstAncestorOrSelf<ParameterSyntax>()!.AttributeLists, "Service")!));
    }

    private static SyntaxNode Add(SyntaxNode root, ParameterSyntax parameter) => root.ReplaceNode(
        parameter,
        parameter.WithoutLeadingTrivia().WithAttributeLists(parameter.AttributeLists.Insert(0, Attributes.List("Service"))).WithLeadingTrivia(parameter.GetLeadingTrivia()));
}
