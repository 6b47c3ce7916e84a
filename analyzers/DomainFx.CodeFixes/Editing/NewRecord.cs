using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes;

/// <summary>Adds a type behind another one.</summary>
internal static class NewRecord
{
    public static SyntaxNode After(SyntaxNode root, TypeDeclarationSyntax type, params string[] lines)
    {
        string newLine = MemberText.NewLineOf(root);
        string indent = MemberText.OwnIndentOf(type);
        MemberDeclarationSyntax record = SyntaxFactory.ParseMemberDeclaration(newLine + string.Join(newLine, lines.Select(line => indent + line)) + newLine)!;
        // The last line of a file may have no end.
        bool ends = type.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        TypeDeclarationSyntax ended = ends ? type : type.WithTrailingTrivia(type.GetTrailingTrivia().Add(SyntaxFactory.EndOfLine(newLine)));
        return root.ReplaceNode(type, [ended, record]);
    }
}
