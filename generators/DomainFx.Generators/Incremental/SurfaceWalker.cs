using System.Text;
using DomainFx.Generators.Aggregates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.Generators.Incremental;

/// <summary>Reads the surface of one file: all tokens but those of bodies that no symbol shows.</summary>
internal sealed class SurfaceWalker(SyntaxTree tree, CancellationToken cancellationToken)
{
    private readonly StringBuilder _text = new(2048);
    private readonly StringBuilder _everywhere = new();
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mentioned = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mentionedEverywhere = new(StringComparer.Ordinal);
    private readonly HashSet<string> _globalAliases = new(StringComparer.Ordinal);
    private bool _isLookedUp;

    public TreeSurface Walk()
    {
        SyntaxNode root = tree.GetRoot(cancellationToken);
        _text.Append(ObjectIds.Of(tree.Options)).Append('\n');
        // A nullable directive inside a body holds for the declarations after it: such a file counts as a whole.
        // What the parser skipped is in no token, but makes an error of what it stands in.
        if (root.ContainsSkippedText || HasNullableDirective(root)) _text.Append(root.ToFullString());
        Visit(root, keepBodies: false);
        return new TreeSurface
        {
            Hash = Sha256.Of(_text.ToString()),
            EverywhereHash = _everywhere.Length == 0 ? "" : Sha256.Of(_everywhere.ToString()),
            Declared = _declared,
            Mentioned = _mentioned,
            MentionedEverywhere = _mentionedEverywhere,
            GlobalAliases = _globalAliases,
            IsLookedUp = _isLookedUp,
        };
    }

    private static bool HasNullableDirective(SyntaxNode root)
    {
        if (!root.ContainsDirectives) return false;
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive.IsKind(SyntaxKind.NullableDirectiveTrivia)) return true;
        }

        return false;
    }

    private void Visit(SyntaxNode node, bool keepBodies)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (node)
        {
            case GlobalStatementSyntax:
            case BlockSyntax or ArrowExpressionClauseSyntax when !keepBodies && !ShowsThrough(node):
                _text.Append("{}");
                return;
            case UsingDirectiveSyntax { GlobalKeyword.RawKind: not (int)SyntaxKind.None } directive:
                VisitGlobalUsing(directive);
                break;
            case AttributeListSyntax { Target.Identifier.ValueText: "assembly" or "module" } list:
                AddEverywhere(list);
                break;
            case BaseNamespaceDeclarationSyntax space:
                _everywhere.Append(space.Name).Append('\n');
                break;
            case BaseTypeDeclarationSyntax type:
                Declare(type.Identifier.ValueText);
                // Parameters of a primary constructor become fields where a body uses them.
                keepBodies |= type is TypeDeclarationSyntax { ParameterList: not null } and not RecordDeclarationSyntax;
                break;
            case DelegateDeclarationSyntax type:
                Declare(type.Identifier.ValueText);
                break;
        }

        foreach (SyntaxNodeOrToken child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is { } inner) Visit(inner, keepBodies);
            else Add(child.AsToken());
        }
    }

    // A body is hidden unless it decides whether its property has a field.
    private static bool ShowsThrough(SyntaxNode body)
    {
        if (body.Parent is not (AccessorDeclarationSyntax or BasePropertyDeclarationSyntax)) return false;
        foreach (SyntaxToken token in body.DescendantTokens())
        {
            if (token.ValueText == "field") return true;
        }

        return false;
    }

    private void VisitGlobalUsing(UsingDirectiveSyntax directive)
    {
        AddEverywhere(directive);
        if (directive.Alias is { } alias) _globalAliases.Add(alias.Name.Identifier.ValueText);
    }

    private void AddEverywhere(SyntaxNode node)
    {
        foreach (SyntaxToken token in node.DescendantTokens())
        {
            _everywhere.Append(token.Text).Append(' ');
            if (token.IsKind(SyntaxKind.IdentifierToken)) _mentionedEverywhere.Add(token.ValueText);
        }
    }

    private void Add(SyntaxToken token)
    {
        _text.Append(token.Text).Append(' ');
        if (token.IsKind(SyntaxKind.IdentifierToken)) _mentioned.Add(token.ValueText);
    }

    private void Declare(string name)
    {
        const string Attribute = nameof(Attribute);
        _declared.Add(name);
        if (name.Length > Attribute.Length && name.EndsWith(Attribute, StringComparison.Ordinal)) _declared.Add(name.Substring(0, name.Length - Attribute.Length));
        _isLookedUp |= AggregateNaming.MayStandInTheWay(name);
    }
}
