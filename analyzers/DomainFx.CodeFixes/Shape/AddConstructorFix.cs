using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Shape;

/// <summary>Adds the constructor that an empty aggregate or row is made with.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddConstructorFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ShapeRules.AggregateConstructor, ProjectionRules.Constructor];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node is not ClassDeclarationSyntax { ParameterList: null } type) return null;
        if (model.GetDeclaredSymbol(type, cancellationToken) is not INamedTypeSymbol symbol || symbol.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty)) return null;
        return new("Add a private constructor without parameters", Add);
    }

    private static SyntaxNode Add(SyntaxNode root, SyntaxNode node)
    {
        var type = (ClassDeclarationSyntax)node;
        ConstructorDeclarationSyntax first = type.Members.OfType<ConstructorDeclarationSyntax>().First();
        return root.ReplaceNode(type, MemberText.Insert(type, type.Members.IndexOf(first), $"private {type.Identifier.Text}() {{ }}"));
    }
}
