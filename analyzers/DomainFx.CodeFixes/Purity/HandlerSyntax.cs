using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Purity;

/// <summary>Finds a handler in syntax and gives it a parameter.</summary>
internal static class HandlerSyntax
{
    /// <summary>The command or <c>[Event]</c> method that an expression stands in.</summary>
    public static MethodDeclarationSyntax? Around(SyntaxNode node) =>
        node is ExpressionSyntax && node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is MethodDeclarationSyntax method
        && (Attributes.Find(method.AttributeLists, "Command") is not null || Attributes.Find(method.AttributeLists, "Event") is not null)
        && !node.Ancestors().TakeWhile(outer => outer != method).Any(IsStaticFunction) ? method : null;

    /// <summary>Whether a method can have a further parameter of a name: nothing in the type has it, and nothing in the type calls the method, whose arguments would have to change.</summary>
    public static bool CanTakeMore(MethodDeclarationSyntax method, IMethodSymbol symbol, string name, SemanticModel model)
    {
        if (symbol.ExplicitInterfaceImplementations.Length > 0 || symbol.IsOverride || ImplementsInterface(symbol)) return false;
        if (!symbol.ContainingType.GetMembers(name).IsEmpty || !model.LookupSymbols(method.SpanStart, name: name).IsEmpty) return false;
        foreach (SyntaxReference part in symbol.ContainingType.DeclaringSyntaxReferences)
        {
            if (WrittenCode.IsGenerated(part.SyntaxTree)) continue;
            if (part.GetSyntax() is not TypeDeclarationSyntax type) return false;
            if (type.DescendantNodes().OfType<IdentifierNameSyntax>().Any(used => used.Identifier.ValueText == symbol.Name && used.Parent is InvocationExpressionSyntax or MemberAccessExpressionSyntax)) return false;
        }

        // A name of the body would hide the parameter, or clash with it.
        return !method.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);
    }

    /// <summary>Replaces an expression, and adds the parameter that the new one uses unless it is there by now.</summary>
    public static SyntaxNode Replace(SyntaxNode root, ExpressionSyntax old, string expression, string? parameter)
    {
        MethodDeclarationSyntax method = old.FirstAncestorOrSelf<MethodDeclarationSyntax>()!;
        root = root.TrackNodes(method, old);
        root = root.ReplaceNode(root.GetCurrentNode(old)!, SyntaxFactory.ParseExpression(expression).WithTriviaFrom(old));
        if (parameter is null) return root;

        MethodDeclarationSyntax current = root.GetCurrentNode(method)!;
        return current.ParameterList.Parameters.Any(given => given.ToString() == parameter) ? root : root.ReplaceNode(current.ParameterList, With(current.ParameterList, parameter));
    }

    // Behind what the user gives, but before what may be left out, and before the token, which stands last.
    private static ParameterListSyntax With(ParameterListSyntax list, string parameter)
    {
        int index = list.Parameters.IndexOf(static other => other.Default is not null || other.Type?.ToString() == "CancellationToken" || other.Modifiers.Any(SyntaxKind.ParamsKeyword));
        ParameterSyntax added = SyntaxFactory.ParseParameterList($"({parameter})").Parameters[0];
        if (index < 0) index = list.Parameters.Count;
        if (index > 0) added = added.WithLeadingTrivia(SyntaxFactory.Space);
        SeparatedSyntaxList<ParameterSyntax> parameters = list.Parameters.Insert(index, added);
        return list.WithParameters(index == 0 && parameters.Count > 1 ? parameters.Replace(parameters[1], parameters[1].WithLeadingTrivia(SyntaxFactory.Space)) : parameters);
    }

    private static bool IsStaticFunction(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };

    private static bool ImplementsInterface(IMethodSymbol method)
    {
        foreach (INamedTypeSymbol type in method.ContainingType.AllInterfaces)
        {
            foreach (ISymbol member in type.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)) return true;
            }
        }

        return false;
    }
}
