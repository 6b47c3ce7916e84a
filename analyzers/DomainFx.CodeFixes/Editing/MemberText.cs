using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes;

/// <summary>Makes members of their text, laid out as the others of a type are.</summary>
internal static class MemberText
{
    /// <summary>Inserts a member: on lines of its own with an empty one before it where others have that, on the same line where the type stands on one.</summary>
    /// <param name="type">The type that gets it.</param>
    /// <param name="index">Its place among the members.</param>
    /// <param name="lines">Its text, without indentation.</param>
    public static T Insert<T>(T type, int index, params string[] lines)
        where T : TypeDeclarationSyntax
    {
        if (!type.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia))
            return (T)type.WithMembers(type.Members.Insert(index, Parse(string.Join(" ", lines)).WithTrailingTrivia(SyntaxFactory.Space)));

        string newLine = NewLineOf(type);
        string indent = IndentOf(type);
        MemberDeclarationSyntax member = Parse(string.Join(newLine, lines.Select(line => indent + line)) + newLine);
        // What is before it in the directives and comments of the next member stays there.
        bool separated = type.Members.Any(static other => other.GetLeadingTrivia() is { Count: > 0 } leading && leading[0].IsKind(SyntaxKind.EndOfLineTrivia));
        SyntaxTrivia empty = SyntaxFactory.EndOfLine(newLine);
        if (separated && index > 0) member = member.WithLeadingTrivia(member.GetLeadingTrivia().Insert(0, empty));

        SyntaxList<MemberDeclarationSyntax> members = type.Members.Insert(index, member);
        if (separated && index + 1 < members.Count && members[index + 1] is { } next && !next.GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia))
            members = members.Replace(next, next.WithLeadingTrivia(next.GetLeadingTrivia().Insert(0, empty)));
        return (T)type.WithMembers(members);
    }

    /// <summary>The line ending of a declaration's file.</summary>
    public static string NewLineOf(SyntaxNode node)
    {
        SyntaxTrivia found = node.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return found.IsKind(SyntaxKind.EndOfLineTrivia) ? found.ToString() : "\n";
    }

    /// <summary>The white space before a declaration on its first line.</summary>
    public static string OwnIndentOf(SyntaxNode node)
    {
        SyntaxTriviaList leading = node.GetLeadingTrivia();
        return leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? leading[leading.Count - 1].ToString() : "";
    }

    private static string IndentOf(TypeDeclarationSyntax type)
    {
        if (type.Members.Count > 0) return OwnIndentOf(type.Members[0]);
        string own = OwnIndentOf(type);
        return own + (own.StartsWith("\t", StringComparison.Ordinal) ? "\t" : "    ");
    }

    private static MemberDeclarationSyntax Parse(string text) => SyntaxFactory.ParseMemberDeclaration(text)!;
}
