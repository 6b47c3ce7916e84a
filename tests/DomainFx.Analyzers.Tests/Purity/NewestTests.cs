using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>What C# 14 adds: extension members, assignments behind <c>?.</c>, the field keyword.</summary>
public sealed class NewestTests
{
    private static readonly MarkupSource Source = MarkupSource.Parse(
        """
        using DomainFx;
        namespace Newest;
        [Aggregate("a")] public sealed partial class A
        {
            private Line _line = new(); private Line? _maybe; private Line Own { get => field; set => field = value; } = new();
            [Command(Creates = true)] public void Open() => Raise(new Opened(1));
            [Command] public void Extensions() { {|DFX1001:_line.Bump()|}; {|DFX1001:_line.Twice = 2|}; _ = _line.Twice; var mine = new Line(); mine.Bump(); mine.Twice = 3; {|DFX1001:new[] { _line }.Each()|}; }
            [Command] public void Conditional() { _maybe?{|DFX1001:.Quantity = 2|}; _maybe?{|DFX1001:.Quantity += 1|}; var mine = new Line(); mine?.Quantity = 3; }
            [Command] public void Fields() { {|DFX1001:Own = new()|}; {|DFX1001:Own.Quantity = 1|}; }
            [Event] private void On(Opened e) => _line.Quantity = e.N;
        }
        [EventType("opened")] public sealed record Opened(int N);
        public class Line { public int Quantity { get; set; } }
        public static class LineExtensions { extension(Line line) { public void Bump() { line.Quantity++; } public int Twice { get => line.Quantity * 2; set => line.Quantity = value / 2; } } extension(Line[] lines) { public void Each() { foreach (var line in lines) line.Quantity = 0; } } }
        """);

    /// <summary>The code, by the newest language that the compiler of the tests knows.</summary>
    public static Compilation Compilation { get; } = Compile();

    [Fact]
    public async Task What_is_marked_is_reported()
    {
        var reported = await Compilation.WithAnalyzers([new Analyzers.Purity.PurityAnalyzer(), new Analyzers.Purity.OutsideCallAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            Source.Expected.Select(static mark => $"{mark.Id} {Source.Text.Substring(mark.Span.Start, mark.Span.Length)}").Order(StringComparer.Ordinal),
            reported.Select(static diagnostic => $"{diagnostic.Id} {Source.Text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}").Order(StringComparer.Ordinal));
    }

    private static Compilation Compile()
    {
        CSharpParseOptions preview = TestCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.Preview);
        CSharpGeneratorDriver.Create([new DomainGenerator().AsSourceGenerator()], parseOptions: preview).RunGeneratorsAndUpdateCompilation(
            CSharpCompilation.Create("Newest", [CSharpSyntaxTree.ParseText(TestCompilation.Create().SyntaxTrees[0].ToString(), preview), CSharpSyntaxTree.ParseText(Source.Text, preview, "Source0.cs")], TestReferences.Default, TestCompilation.Options),
            out Compilation compilation, out _);
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error));
        return compilation;
    }
}
