using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.Analyzers.Tests.Mutation;

/// <summary>
/// Puts a switch into every branch: the conditions of <c>if</c>, <c>?:</c> and <c>while</c>, <c>case</c> labels, arms of switch
/// expressions, and the right sides of <c>&amp;&amp;</c> and <c>||</c>. Switched on, the branch is never taken, or always where the
/// code after it needs the names that its condition gives.
/// </summary>
/// <param name="forced">The branches that cannot be left out, but can always be taken.</param>
/// <param name="kept">The branches that the code needs as they are.</param>
internal sealed class BranchRewriter(HashSet<int> forced, HashSet<int> kept) : CSharpSyntaxRewriter
{
    private const string Mark = "branch";

    // A mutant must end, whatever it does.
    private static readonly StatementSyntax Step = SyntaxFactory.ParseStatement("global::Mutant.Step();\n");

    private string _file = "";
    private int _next;

    /// <summary>The branches by number: where each stands, and its text.</summary>
    public Dictionary<int, Branch> Branches { get; } = [];

    public SyntaxTree Rewrite(SyntaxTree tree)
    {
        _file = tree.FilePath;
        return tree.WithRootAndOptions(Visit(tree.GetRoot()), tree.Options);
    }

    /// <summary>The branches that an error comes from, the innermost first.</summary>
    public static IEnumerable<int> CausesOf(Diagnostic error, Compilation compilation)
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
        return visited.WithCondition(Switched(number, visited.Condition));
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        int number = Number(node.Condition);
        var visited = (ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!;
        return visited.WithCondition(SyntaxFactory.ParenthesizedExpression(Switched(number, visited.Condition)));
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        int number = Number(node.Condition);
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return visited.WithCondition(Switched(number, visited.Condition)).WithStatement(Stepping(visited.Statement));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return visited.WithStatement(Stepping(visited.Statement));
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return visited.Body is { } body ? visited.WithBody(Stepping(body)) : visited;
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (node.Kind() is not (SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression)) return base.VisitBinaryExpression(node);

        // "and x" says what else must hold: without it the left side decides.
        int number = Number(node.Right);
        var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        ExpressionSyntax right = node.IsKind(SyntaxKind.LogicalAndExpression) ? Switched(number, visited.Right, isTaken: true) : Switched(number, visited.Right);
        return visited.WithRight(SyntaxFactory.ParenthesizedExpression(right).WithTriviaFrom(visited.Right));
    }

    public override SyntaxNode? VisitSwitchExpressionArm(SwitchExpressionArmSyntax node)
    {
        if (node.Pattern is DiscardPatternSyntax) return base.VisitSwitchExpressionArm(node);

        int number = Number(node.Pattern);
        var visited = (SwitchExpressionArmSyntax)base.VisitSwitchExpressionArm(node)!;
        return kept.Contains(number) ? visited : visited.WithPattern(visited.Pattern.WithTrailingTrivia(SyntaxFactory.Space)).WithWhenClause(When(number, visited.WhenClause?.Condition));
    }

    public override SyntaxNode? VisitCasePatternSwitchLabel(CasePatternSwitchLabelSyntax node)
    {
        int number = Number(node.Pattern);
        var visited = (CasePatternSwitchLabelSyntax)base.VisitCasePatternSwitchLabel(node)!;
        return kept.Contains(number) ? visited : visited.WithPattern(visited.Pattern.WithTrailingTrivia(SyntaxFactory.Space)).WithWhenClause(When(number, visited.WhenClause?.Condition));
    }

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node)
    {
        int number = Number(node.Value);
        return kept.Contains(number)
            ? node
            : Annotated(SyntaxFactory.CasePatternSwitchLabel(node.Keyword, SyntaxFactory.ConstantPattern(node.Value).WithTrailingTrivia(SyntaxFactory.Space), When(number, null), node.ColonToken), number);
    }

    private int Number(SyntaxNode condition)
    {
        int number = ++_next;
        if (!kept.Contains(number)) Branches[number] = new Branch(_file, condition);
        return number;
    }

    // The condition comes second, so that what it names is still named where it holds.
    private ExpressionSyntax Switched(int number, ExpressionSyntax condition, bool isTaken = false)
    {
        if (kept.Contains(number)) return condition;
        isTaken ^= forced.Contains(number);
        string text = isTaken ? $"global::Mutant.Is({Text(number)}) " : $"!global::Mutant.Is({Text(number)}) ";
        return Annotated(SyntaxFactory.BinaryExpression(
            isTaken ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression, SyntaxFactory.ParseExpression(text), SyntaxFactory.ParenthesizedExpression(condition)), number);
    }

    private WhenClauseSyntax When(int number, ExpressionSyntax? condition) =>
        SyntaxFactory.WhenClause(SyntaxFactory.Token(SyntaxKind.WhenKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            condition is null ? Annotated(SyntaxFactory.ParseExpression($"!global::Mutant.Is({Text(number)})"), number) : Switched(number, condition)).WithTrailingTrivia(SyntaxFactory.Space);

    private static BlockSyntax Stepping(StatementSyntax statement) =>
        statement is BlockSyntax block ? block.WithStatements(block.Statements.Insert(0, Step)) : SyntaxFactory.Block(Step, statement);

    private static T Annotated<T>(T node, int number)
        where T : SyntaxNode => node.WithAdditionalAnnotations(new SyntaxAnnotation(Mark, Text(number)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
