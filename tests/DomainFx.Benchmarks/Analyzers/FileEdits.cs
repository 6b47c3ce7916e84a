using System.Collections.Immutable;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Generator;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Benchmarks.Analyzers;

/// <summary>Checks one aggregate's file after each edit of it: by the rules, or by the compiler where there are none.</summary>
internal sealed class FileEdits : Workload
{
    private readonly ImmutableArray<DiagnosticAnalyzer> _rules;
    private readonly List<(Compilation Compilation, SyntaxTree Tree)> _edited = [];
    private readonly string _source;
    private Compilation _compilation;
    private SyntaxTree _tree;
    private int _edits;

    public FileEdits(int aggregates, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        _rules = rules;
        string[] sources = [.. ManyAggregates.Sources(aggregates)];
        _source = sources[0];
        SyntaxTree[] trees = [.. sources.Select(static source => CSharpSyntaxTree.ParseText(source))];
        _tree = trees[0];
        Compilation compilation = CSharpCompilation.Create(
            "Shop", trees, UnrelatedEdits.References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new DomainGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out _compilation, out _);
    }

    /// <summary>Parses ahead, and binds the attributes that any analysis of the file asks for first.</summary>
    public override ValueTask PrepareAsync(int operations)
    {
        _edited.Clear();
        for (var i = 0; i < operations; i++)
        {
            SyntaxTree edited = CSharpSyntaxTree.ParseText(_source.Replace("amount < 0", $"amount < {_edits++}", StringComparison.Ordinal));
            _compilation = _compilation.ReplaceSyntaxTree(_tree, edited);
            _tree = edited;
            _edited.Add((_compilation, _tree));
        }

        return ValueTask.CompletedTask;
    }

    public override async ValueTask RunAsync(int operations)
    {
        foreach (var (compilation, tree) in _edited)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            if (_rules.IsEmpty) model.GetDiagnostics();
            else await compilation.WithAnalyzers(_rules).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None);
        }
    }
}
