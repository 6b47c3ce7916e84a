using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes;

/// <summary>Makes a class of a record, and a record of a class.</summary>
internal static class Kinds
{
    public static ClassDeclarationSyntax AsClass(RecordDeclarationSyntax record) => SyntaxFactory.ClassDeclaration(
        record.AttributeLists, record.Modifiers, SyntaxFactory.Token(record.Keyword.LeadingTrivia, SyntaxKind.ClassKeyword, record.Keyword.TrailingTrivia), record.Identifier,
        record.TypeParameterList, record.BaseList, record.ConstraintClauses, record.OpenBraceToken, record.Members, record.CloseBraceToken, record.SemicolonToken);

    public static RecordDeclarationSyntax AsRecord(ClassDeclarationSyntax type) => SyntaxFactory.RecordDeclaration(
        SyntaxKind.RecordDeclaration, type.AttributeLists, type.Modifiers, SyntaxFactory.Token(type.Keyword.LeadingTrivia, SyntaxKind.RecordKeyword, type.Keyword.TrailingTrivia), default, type.Identifier,
        type.TypeParameterList, null, type.BaseList, type.ConstraintClauses, type.OpenBraceToken, type.Members, type.CloseBraceToken, type.SemicolonToken);
}
