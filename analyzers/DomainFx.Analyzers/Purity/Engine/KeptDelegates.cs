using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>The functions that a field, property or event is given: in its declaration, and wherever its type and the types derived from it assign it or add to it.</summary>
internal sealed class KeptDelegates(MethodBodies bodies)
{
    private readonly ConcurrentDictionary<(ISymbol Member, INamedTypeSymbol Type), ImmutableArray<(IMethodSymbol Method, IOperation? Instance)>> _known = new();

    /// <summary>The functions of a member, each with the expression of its receiver where it is a method of an instance.</summary>
    /// <param name="member">The member that holds the delegates.</param>
    /// <param name="type">The type of the instance as far as it is known, where code of derived types may have given it some.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public ImmutableArray<(IMethodSymbol Method, IOperation? Instance)> Of(ISymbol member, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _known.GetOrAdd((member, type), key => Find(key.Member, key.Type, cancellationToken));

    private ImmutableArray<(IMethodSymbol Method, IOperation? Instance)> Find(ISymbol member, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        IEnumerable<(IMethodSymbol, IOperation?)> found = bodies.Initial(member, cancellationToken) is { } start ? In(start, cancellationToken) : [];
        foreach (SyntaxNode part in Parts(member, type).SelectMany(holder => bodies.Written(holder, cancellationToken)))
        {
            foreach (IdentifierNameSyntax name in part.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText != member.Name) continue;
                IEnumerable<ExpressionSyntax> given = Given(name);
                if (given.Any() && SymbolEqualityComparer.Default.Equals(bodies.Symbol(name, cancellationToken)?.OriginalDefinition, member))
                    found = found.Concat(given.Select(expression => bodies.Operation(expression, cancellationToken)).OfType<IOperation>().SelectMany(operation => In(operation, cancellationToken)));
            }
        }

        return [.. found.Distinct()];
    }

    private static IEnumerable<INamedTypeSymbol> Parts(ISymbol member, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(part.OriginalDefinition, member.ContainingType)) break;
            yield return part;
        }

        yield return member.ContainingType;
    }

    /// <summary>What a use of the name puts there: the right side of an assignment, or the arguments of a call on it.</summary>
    private static IEnumerable<ExpressionSyntax> Given(ExpressionSyntax place) => place.Parent switch
    {
        AssignmentExpressionSyntax assignment when assignment.Left == place => [assignment.Right],
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => Given(tuple),
        InvocationExpressionSyntax call when call.Expression == place => Arguments(call),
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } access when access.Expression == place => Arguments(call),
        MemberAccessExpressionSyntax or ElementAccessExpressionSyntax => Given((ExpressionSyntax)place.Parent),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> Arguments(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.Select(static argument => argument.Expression);

    // One variable back: one that is declared by itself would have no end.
    private IEnumerable<(IMethodSymbol Method, IOperation? Instance)> In(IOperation operation, CancellationToken cancellationToken, bool isVariable = false) => operation switch
    {
        IAnonymousFunctionOperation lambda => [(lambda.Symbol, null)],
        IMethodReferenceOperation reference => [(reference.Method, reference.Instance)],
        ILocalReferenceOperation { Local: var local } => !isVariable && bodies.Initial(local, cancellationToken) is { } start ? In(start, cancellationToken, isVariable: true) : [],
        _ => operation.ChildOperations.SelectMany(part => In(part, cancellationToken, isVariable)),
    };
}
