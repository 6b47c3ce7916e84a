using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Shape;

/// <summary>Gives an event a stored name made of its type's, where that is declared in the same solution.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddEventTypeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ShapeRules.EventWithoutName, ProjectionRules.UnknownEvent];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { ParameterList.Parameters: { Count: > 0 } parameters }) return;
        if (model.GetDeclaredSymbol(parameters[0], context.CancellationToken) is not IParameterSymbol { Type: INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 0 } type }) return;
        if (type.DomainFxAttribute(KnownNames.EventType) is not null) return;

        SyntaxNode declaration = await type.DeclaringSyntaxReferences[0].GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false);
        if (declaration is not TypeDeclarationSyntax contract || context.Document.Project.Solution.GetDocument(contract.SyntaxTree) is not { } document) return;

        string attribute = $"EventType(\"{KebabCase.Of(type.Name)}\")";
        context.RegisterCodeFix(
            CodeAction.Create($"Add [{attribute}] to '{type.Name}'", token => AddAsync(document, contract, attribute, token), nameof(AddEventTypeFix)), context.Diagnostics);
    }

    private static async Task<Solution> AddAsync(Document document, TypeDeclarationSyntax contract, string attribute, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        return document.WithSyntaxRoot(root.ReplaceNode(contract, Attributes.AddFirst(contract, attribute))).Project.Solution;
    }
}
