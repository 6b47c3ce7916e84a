using System.Collections.Immutable;
using System.Composition;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Purity;

/// <summary>Turns a direct change of state into an event: makes its record, raises it, and moves the change into an [Event] method.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RaiseInsteadFix : PlannedFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["DFX1001"];

    private protected override FixPlan? Plan(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (StatementAt(node) is not { } change || node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } type) return null;
        if (model.GetDeclaredSymbol(type, cancellationToken) is not { } aggregate || !HandlerShapes.IsAggregate(aggregate)) return null;
        // The names that the fix uses must mean what it means by them.
        if (!aggregate.GetMembers("e").IsEmpty || aggregate.GetMembers("Raise").Any(static member => !member.IsGenerated())) return null;
        return MovedChange.Of(change, aggregate, model, cancellationToken) is { } moved
            ? new($"Raise an event and make the change in its [Event] method", (root, found) => StatementAt(found) is { } current ? Move(root, current, moved) : root)
            : null;
    }

    // The change as a statement of its own, or as the body of a command.
    private static ExpressionSyntax? StatementAt(SyntaxNode node)
    {
        ExpressionSyntax? change = node.FirstAncestorOrSelf<ExpressionSyntax>(static candidate => candidate.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax);
        MemberDeclarationSyntax? command = change?.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (command is not MethodDeclarationSyntax method || Attributes.Find(method.AttributeLists, "Command") is null) return null;
        return change!.Ancestors().TakeWhile(outer => outer != method).Any(static outer => outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) ? null : change;
    }

    private static SyntaxNode Move(SyntaxNode root, ExpressionSyntax change, MovedChange moved)
    {
        string name = moved.FreeName(root);
        ClassDeclarationSyntax type = change.FirstAncestorOrSelf<ClassDeclarationSyntax>()!;
        TypeDeclarationSyntax outermost = type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Last();
        ExpressionSyntax raise = SyntaxFactory.ParseExpression($"Raise(new {name}({string.Join(", ", moved.Values)}))").WithTriviaFrom(change);

        root = root.TrackNodes(type, outermost, change);
        root = root.ReplaceNode(root.GetCurrentNode(change)!, raise);
        ClassDeclarationSyntax current = root.GetCurrentNode(type)!;
        root = root.ReplaceNode(current, EventMethods.Add(current, name, $"=> {moved.Code};"));
        return NewRecord.After(root, root.GetCurrentNode(outermost)!, $"[EventType({Identifiers.Literal(KebabCase.Of(name))})]", $"{moved.Accessibility} sealed record {name}{moved.Parameters};");
    }
}
