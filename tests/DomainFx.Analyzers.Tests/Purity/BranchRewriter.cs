using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>Puts a switch into every branch of the engine and the rules: <c>if</c>, <c>?:</c>, <c>case</c>, <c>=&gt;</c> arms, and the right sides of <c>&amp;&amp;</c> and <c>||</c>.</summary>
internal sealed class BranchRewriter(HashSet<int> rejected) : CSharpSyntaxRewriter
{
    private const string Mark = "branch";
    private string _file = "";
    private int _next;

    public Dictionary<int, string> Branches { get; } = [];

    public SyntaxTree Rewrite(SyntaxTree tree)
    {
        if (!tree.FilePath.Contains("/Purity/", StringComparison.Ordinal)) return tree;
        _file = tree.FilePath;
        return tree.WithRootAndOptions(Visit(tree.GetRoot()), tree.Options);
    }

    /// <summary>The branches that an error comes from.</summary>
    public IEnumerable<int> CausesOf(Diagnostic error, Compilation compilation)
    {
        SyntaxNode? node = error.Location.SourceTree?.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        if (node is null) return [];
        // An unassigned variable is named somewhere in a condition.
        ISymbol? symbol = compilation.GetSemanticModel(node.SyntaxTree).GetSymbolInfo(node).Symbol;
        IEnumerable<SyntaxNode> places = symbol is ILocalSymbol && symbol.DeclaringSyntaxReferences is [var declared, ..] ? [declared.GetSyntax(), node] : [node];
        foreach (SyntaxNode place in places)
        {
            List<int> numbers = [.. place.AncestorsAndSelf().TakeWhile(static part => part is not MemberDeclarationSyntax).SelectMany(static part => part.GetAnnotations(Mark)).Select(static mark => int.Parse(mark.Data!, CultureInfo.InvariantCulture))];
            if (numbers.Count > 0) return numbers;
        }

        return [];
    }

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        int number = Number(node.Condition);
        var visited = (IfStatementSyntax)base.VisitIfStatement(node)!;
        return rejected.Contains(number) ? visited : visited.WithCondition(Off(number, visited.Condition));
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        int number = Number(node.Condition);
        var visited = (ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!;
        return rejected.Contains(number) ? visited : visited.WithCondition(SyntaxFactory.ParenthesizedExpression(Off(number, visited.Condition)));
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (node.Kind() is not (SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression)) return base.VisitBinaryExpression(node);

        int number = Number(node.Right);
        var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        if (rejected.Contains(number)) return visited;
        ExpressionSyntax right = node.IsKind(SyntaxKind.LogicalAndExpression)
            ? Annotated(SyntaxFactory.ParenthesizedExpression(SyntaxFactory.BinaryExpression(SyntaxKind.LogicalOrExpression, SyntaxFactory.ParseExpression($"global::Mutant.Is({number}) "), SyntaxFactory.ParenthesizedExpression(visited.Right))), number)
            : SyntaxFactory.ParenthesizedExpression(Off(number, visited.Right));
        return visited.WithRight(right.WithTriviaFrom(visited.Right));
    }

    public override SyntaxNode? VisitSwitchExpressionArm(SwitchExpressionArmSyntax node)
    {
        if (node.Pattern is DiscardPatternSyntax) return base.VisitSwitchExpressionArm(node);

        int number = Number(node.Pattern);
        var visited = (SwitchExpressionArmSyntax)base.VisitSwitchExpressionArm(node)!;
        return rejected.Contains(number) ? visited : visited.WithWhenClause(When(number, visited.WhenClause?.Condition)).WithPattern(visited.Pattern.WithTrailingTrivia(SyntaxFactory.Space));
    }

    public override SyntaxNode? VisitCasePatternSwitchLabel(CasePatternSwitchLabelSyntax node)
    {
        int number = Number(node.Pattern);
        var visited = (CasePatternSwitchLabelSyntax)base.VisitCasePatternSwitchLabel(node)!;
        return rejected.Contains(number) ? visited : visited.WithWhenClause(When(number, visited.WhenClause?.Condition)).WithPattern(visited.Pattern.WithTrailingTrivia(SyntaxFactory.Space));
    }

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node)
    {
        int number = Number(node.Value);
        if (rejected.Contains(number)) return node;
        return SyntaxFactory.CasePatternSwitchLabel(
            node.Keyword, SyntaxFactory.ConstantPattern(node.Value).WithTrailingTrivia(SyntaxFactory.Space), When(number, null), node.ColonToken).WithAdditionalAnnotations(new SyntaxAnnotation(Mark, Text(number)));
    }

    private int Number(SyntaxNode condition)
    {
        int number = ++_next;
        if (!rejected.Contains(number))
            Branches[number] = $"{_file}({condition.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {string.Join(' ', condition.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";
        return number;
    }

    // The condition comes second, so that what it names is still named where it holds.
    private static ExpressionSyntax Off(int number, ExpressionSyntax condition) =>
        Annotated(SyntaxFactory.BinaryExpression(SyntaxKind.LogicalAndExpression, SyntaxFactory.ParseExpression($"!global::Mutant.Is({number}) "), SyntaxFactory.ParenthesizedExpression(condition)), number);

    private static WhenClauseSyntax When(int number, ExpressionSyntax? condition) =>
        SyntaxFactory.WhenClause(SyntaxFactory.Token(SyntaxKind.WhenKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            condition is null ? Annotated(SyntaxFactory.ParseExpression($"!global::Mutant.Is({number})"), number) : Off(number, condition)).WithTrailingTrivia(SyntaxFactory.Space);

    private static T Annotated<T>(T node, int number)
        where T : SyntaxNode => node.WithAdditionalAnnotations(new SyntaxAnnotation(Mark, Text(number)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
