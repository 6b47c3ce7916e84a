using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes;

/// <summary>Finds, makes and removes attributes in syntax.</summary>
internal static class Attributes
{
    /// <summary>The attribute called <paramref name="name"/> (without its ending) on a declaration.</summary>
    public static AttributeSyntax? Find(SyntaxList<AttributeListSyntax> lists, string name)
    {
        foreach (AttributeListSyntax list in lists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                if (IsCalled(attribute, name)) return attribute;
            }
        }

        return null;
    }

    /// <summary>Whether an attribute is written as <paramref name="name"/>, with its ending or namespace or without.</summary>
    public static bool IsCalled(AttributeSyntax attribute, string name)
    {
        string written = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : attribute.Name.ToString();
        return written == name || written == name + "Attribute";
    }

    /// <summary>An attribute in brackets, on the line of what follows.</summary>
    public static AttributeListSyntax List(string attribute)
    {
        var declaration = (TypeDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"[{attribute}] class C;")!;
        return declaration.AttributeLists[0].WithTrailingTrivia(SyntaxFactory.Space);
    }

    /// <summary>A declaration with one more attribute, on a line of its own where the declaration begins one.</summary>
    public static T AddFirst<T>(T declaration, string attribute)
        where T : MemberDeclarationSyntax
    {
        AttributeListSyntax list = List(attribute).WithLeadingTrivia(declaration.GetLeadingTrivia());
        SyntaxToken before = declaration.GetFirstToken().GetPreviousToken();
        string indent = MemberText.OwnIndentOf(declaration);
        var plain = (T)declaration.WithoutLeadingTrivia();
        if (before.IsKind(SyntaxKind.None) || before.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || declaration.GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia))
        {
            list = list.WithTrailingTrivia(SyntaxFactory.EndOfLine(MemberText.NewLineOf(declaration.SyntaxTree.GetRoot())));
            if (indent.Length > 0) plain = (T)plain.WithLeadingTrivia(SyntaxFactory.Whitespace(indent));
        }

        return (T)plain.WithAttributeLists(plain.AttributeLists.Insert(0, list));
    }

    /// <summary>Removes an attribute, and its brackets where it stands in them alone.</summary>
    public static SyntaxNode Remove(SyntaxNode root, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1) return root.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!;

        // What stood before the brackets stands before the declaration.
        SyntaxNode owner = list.Parent!;
        SyntaxNode changed = owner.TrackNodes(list);
        SyntaxToken next = changed.GetCurrentNode(list)!.GetLastToken().GetNextToken();
        changed = changed.ReplaceToken(next, next.WithLeadingTrivia(list.GetLeadingTrivia()));
        return root.ReplaceNode(owner, changed.RemoveNode(changed.GetCurrentNode(list)!, SyntaxRemoveOptions.KeepNoTrivia)!);
    }

    /// <summary>Removes a named argument, and the parentheses with the last one.</summary>
    public static SyntaxNode RemoveArgument(SyntaxNode root, AttributeSyntax attribute, string name)
    {
        if (attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name) is not { } found) return root;
        return attribute.ArgumentList.Arguments.Count == 1
            ? root.ReplaceNode(attribute, attribute.WithArgumentList(null))
            : root.ReplaceNode(attribute.ArgumentList, attribute.ArgumentList.WithArguments(attribute.ArgumentList.Arguments.Remove(found)));
    }
}
