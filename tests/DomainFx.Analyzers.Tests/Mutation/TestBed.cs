using System.Collections.Immutable;
using DomainFx.Analyzers.Purity;
using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Tests.Mutation;

/// <summary>The code of a test, bound once for all mutants, and what the rules report of it.</summary>
internal sealed class TestBed
{
    private static readonly AnalyzerOptions Options = new([], new TestConfigOptions(new Dictionary<string, string> { ["domainfx_nondeterministic_members"] = "Shop.A.Clock.Now, Shop.A.Ids" }));

    private readonly Compilation _compilation;
    private readonly bool _hasMessages;
    private readonly List<INamedTypeSymbol> _types = [];
    private readonly List<(IOperation Operation, ISymbol Member)> _operations = [];

    /// <summary>Binds the code, and asks the rules as they are.</summary>
    /// <param name="compilation">The code, with what is generated for it.</param>
    /// <param name="hasMessages">Whether a test looks at the messages, too.</param>
    public TestBed(Compilation compilation, bool hasMessages)
    {
        _hasMessages = hasMessages;
        CompilationWithAnalyzers driver = compilation.WithAnalyzers([new PurityAnalyzer(), new OutsideCallAnalyzer()], Options);
        Expected = Text(driver.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult());
        // The compilation of a driver keeps its semantic models, and they keep what they have bound.
        _compilation = compilation.WithAnalyzers([new PurityAnalyzer()], Options).Compilation;
        foreach (SyntaxTree tree in _compilation.SyntaxTrees.Where(static tree => !WrittenCode.IsGenerated(tree))) Bind(_compilation.GetSemanticModel(tree), tree.GetRoot());
    }

    /// <summary>What the rules report.</summary>
    public string Expected { get; }

    /// <summary>What mutated rules report, on this thread.</summary>
    public string Report(ImmutableArray<DiagnosticAnalyzer> rules, CancellationToken cancellationToken)
    {
        var actions = new RecordedActions(_compilation, Options, cancellationToken);
        foreach (DiagnosticAnalyzer rule in rules) actions.Record(rule);
        List<Diagnostic> reported = [];
#pragma warning disable CS0618 // The driver that is recommended binds all code anew for each mutant.
        foreach (INamedTypeSymbol type in _types)
        {
            var context = new SymbolAnalysisContext(type, _compilation, Options, reported.Add, static _ => true, cancellationToken);
            foreach (Action<SymbolAnalysisContext> action in actions.OfTypes) action(context);
        }

        foreach ((IOperation operation, ISymbol member) in _operations)
        {
            var context = new OperationAnalysisContext(operation, member, _compilation, Options, reported.Add, static _ => true, cancellationToken);
            foreach ((Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> kinds) in actions.OfOperations)
            {
                if (kinds.Contains(operation.Kind)) action(context);
            }
        }
#pragma warning restore CS0618

        return Text(reported);
    }

    private void Bind(SemanticModel model, SyntaxNode root)
    {
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            if (node is TypeDeclarationSyntax type && model.GetDeclaredSymbol(type) is { } declared && !_types.Contains(declared, SymbolEqualityComparer.Default)) _types.Add(declared);
            bool isBody = node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }
                or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } };
            if (!isBody || model.GetOperation(node) is not { } body || model.GetEnclosingSymbol(node.Span.End - 1) is not { } member) continue;
            foreach (IOperation operation in body.DescendantsAndSelf().Where(static operation => operation is IInvocationOperation or IMethodReferenceOperation))
                _operations.Add((operation, member));
        }
    }

    private string Text(IEnumerable<Diagnostic> reported) =>
        string.Join('\n', reported.Select(diagnostic => $"{diagnostic.Location.SourceTree?.FilePath}{diagnostic.Location.SourceSpan} {diagnostic.Id}{(_hasMessages ? $" {diagnostic.Severity} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}" : "")}")
            .Order(StringComparer.Ordinal));
}
