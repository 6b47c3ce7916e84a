using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Purity;

/// <summary>A change of state as an event has it: what the event must carry, and the same change made of that.</summary>
internal sealed class MovedChange
{
    private readonly INamedTypeSymbol _aggregate;
    private readonly string _name;

    private MovedChange(INamedTypeSymbol aggregate, string name, string code, EventData data)
    {
        _aggregate = aggregate;
        _name = name;
        Code = code;
        Parameters = data.Parameters;
        Values = data.Values;
        Accessibility = data.Accessibility;
    }

    /// <summary>The change, where <c>e</c> is the event.</summary>
    public string Code { get; }

    /// <summary>The parameters of the event's record; empty where it has none.</summary>
    public string Parameters { get; }

    /// <summary>What the command gives for them.</summary>
    public IReadOnlyList<string> Values { get; }

    public string Accessibility { get; }

    /// <summary>Null where the change cannot be moved: it is none of the aggregate's own members, or uses what no event can carry.</summary>
    public static MovedChange? Of(ExpressionSyntax change, INamedTypeSymbol aggregate, SemanticModel model, CancellationToken cancellationToken)
    {
        var data = new EventData(aggregate, model, change, cancellationToken);
        (ExpressionSyntax target, string? code) = change switch
        {
            AssignmentExpressionSyntax { Left: not TupleExpressionSyntax and not DeclarationExpressionSyntax } assignment => (assignment.Left, data.Assigned(assignment)),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step => (step.Operand, data.Place(step.Operand) + step.OperatorToken),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step => (step.Operand, step.OperatorToken + data.Place(step.Operand)),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } call => (called.Expression, data.Called(call)),
            _ => (change, null),
        };
        if (code is null || !data.IsPossible || StateOf(target, model, cancellationToken) is not { } member) return null;
        return new(aggregate, Generators.Identifiers.Pascal(member) + "Changed", code, data);
    }

    /// <summary>The name of the event's record: no other type of the namespace, or of the file by now, has it.</summary>
    public string FreeName(SyntaxNode root)
    {
        HashSet<string> taken = [.. root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(static type => type.Identifier.ValueText)];
        string name = _name;
        for (int number = 2; taken.Contains(name) || !_aggregate.ContainingNamespace.GetTypeMembers(name).IsEmpty || !_aggregate.GetMembers(name).IsEmpty; number++) name = _name + number;
        return name;
    }

    // The member that a change begins at: Main of Main.Lines[0].Quantity. It is a field or property of the aggregate, reached by no call.
    private static string? StateOf(ExpressionSyntax target, SemanticModel model, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (target)
            {
                case ElementAccessExpressionSyntax element:
                    target = element.Expression;
                    break;
                case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own:
                    target = own.Name;
                    break;
                case MemberAccessExpressionSyntax access:
                    target = access.Expression;
                    break;
                case IdentifierNameSyntax name:
                    return model.GetSymbolInfo(name, cancellationToken).Symbol is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } ? name.Identifier.ValueText : null;
                default:
                    return null;
            }
        }
    }
}
