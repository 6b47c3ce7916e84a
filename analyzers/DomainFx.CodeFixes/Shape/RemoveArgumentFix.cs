using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Shape;

/// <summary>Removes an argument of an attribute that cannot be.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveArgumentFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ShapeRules.DeletesInAggregate, ShapeRules.SnapshotInterval, ProjectionRules.InlineKey];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        foreach ((string attribute, string argument) in Removable)
        {
            if (AttributeAt(node, attribute) is { ArgumentList: { } arguments } && arguments.Arguments.Any(given => given.NameEquals?.Name.Identifier.ValueText == argument))
                return new($"Remove '{argument}'", (root, found) => Attributes.RemoveArgument(root, AttributeAt(found, attribute)!, argument));
        }

        return null;
    }

    private static readonly (string Attribute, string Argument)[] Removable = [("Event", "Deletes"), ("Snapshot", "Every"), ("ReadModel", "Inline")];

    private static AttributeSyntax? AttributeAt(SyntaxNode node, string name)
    {
        if (node.FirstAncestorOrSelf<AttributeListSyntax>() is { } list) return list.Attributes.FirstOrDefault(attribute => Attributes.IsCalled(attribute, name));
        return node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method ? Attributes.Find(method.AttributeLists, name) : null;
    }
}
