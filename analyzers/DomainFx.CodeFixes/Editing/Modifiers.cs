using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes;

/// <summary>Changes the modifiers of a declaration, and leaves its comments and line breaks where they are.</summary>
internal static class Modifiers
{
    /// <summary>Adds a modifier behind the others, but before <c>partial</c>, which stands last.</summary>
    public static TypeDeclarationSyntax WithModifier(this TypeDeclarationSyntax type, SyntaxKind modifier)
    {
        if (type.Modifiers.Any(modifier)) return type;
        if (type.Modifiers.Count == 0)
        {
            SyntaxToken first = SyntaxFactory.Token(type.Keyword.LeadingTrivia, modifier, SyntaxFactory.TriviaList(SyntaxFactory.Space));
            return type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(first));
        }

        int last = type.Modifiers.IndexOf(SyntaxKind.PartialKeyword);
        int index = last < 0 ? type.Modifiers.Count : last;
        return index == 0
            ? type.WithFirstModifier(modifier)
            : type.WithModifiers(type.Modifiers.Insert(index, SyntaxFactory.Token(default, modifier, SyntaxFactory.TriviaList(SyntaxFactory.Space))));
    }

    /// <summary>Adds a modifier before all others.</summary>
    public static TypeDeclarationSyntax WithFirstModifier(this TypeDeclarationSyntax type, SyntaxKind modifier)
    {
        if (type.Modifiers.Count == 0) return type.WithModifier(modifier);

        SyntaxToken second = type.Modifiers[0];
        SyntaxToken added = SyntaxFactory.Token(second.LeadingTrivia, modifier, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return type.WithModifiers(type.Modifiers.Replace(second, second.WithLeadingTrivia()).Insert(0, added));
    }

    public static TypeDeclarationSyntax WithoutModifier(this TypeDeclarationSyntax type, SyntaxKind modifier)
    {
        int index = type.Modifiers.IndexOf(modifier);
        if (index < 0) return type;

        SyntaxTriviaList leading = type.Modifiers[index].LeadingTrivia;
        SyntaxTokenList left = type.Modifiers.RemoveAt(index);
        if (index > 0) return type.WithModifiers(left);
        return left.Count > 0
            ? type.WithModifiers(left.Replace(left[0], left[0].WithLeadingTrivia(leading)))
            : type.WithModifiers(left).WithKeyword(type.Keyword.WithLeadingTrivia(leading));
    }
}
