using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>What C# 14 adds: extension members, assignments behind <c>?.</c>, the field keyword; and pointers, which no other test allows.</summary>
public sealed class NewestTests
{
    private static readonly MarkupSource Source = MarkupSource.Parse(
        """
        using DomainFx;
        namespace Newest;
        [Aggregate("a")] public sealed partial class A
        {
            private Line _line = new(); private Line? _maybe; private List<Line> _many = []; private int _n; private int[] _all = [1]; private Line Own { get => field; set => field = value; } = new();
            [Command(Creates = true)] public void Open() => Raise(new Opened(1));
            [Command] public void Extensions() { {|DFX1001:_line.Bump()|}; {|DFX1001:_line.Twice = 2|}; _ = _line.Twice; var mine = new Line(); mine.Bump(); mine.Twice = 3; {|DFX1001:new[] { _line }.Each()|}; }
            [Command] public void Conditional() { _maybe?{|DFX1001:.Quantity = 2|}; _maybe?{|DFX1001:.Quantity += 1|}; var mine = new Line(); mine?.Quantity = 3; }
            [Command] public void Copies() { var mine = _many.ToList(); mine.Wipe(); {|DFX1001:_many.Wipe()|}; }
            [Command] public unsafe void Pointers()
            {
                fixed (int* first = _all) { {|DFX1001:*first = 3|}; {|DFX1001:first[0]++|}; }
                fixed (int* place = &_n) {|DFX1001:place[0] = 3|};
                int* other = (int*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _n);
                {|DFX1001:*other = 3|};
                {|DFX1001:System.Runtime.CompilerServices.Unsafe.Write(other, 3)|};
                int own = _n; int* mine = &own; *mine = 3; int* some = stackalloc int[3]; some[0] = own;
                delegate*<Line, void> function = &Tool.Wipe; Line line = _line; {|DFX1001:function(line)|}; function(new Line());
                delegate*<ref int, void> up = &Tool.Up; {|DFX1001:up(ref _n)|}; up(ref own);
            }
            [Command] public void Fields() { {|DFX1001:Own = new()|}; {|DFX1001:Own.Quantity = 1|}; }
            [Event] private void On(Opened e) => _line.Quantity = e.N;
        }
        [EventType("opened")] public sealed record Opened(int N);
        public static class Tool { public static void Wipe(Line line) => line.Quantity = 0; public static void Up(ref int n) => n++; }
        public class Line { public int Quantity { get; set; } }
        public static class LineExtensions { extension(Line line) { public void Bump() { line.Quantity++; } public int Twice { get => line.Quantity * 2; set => line.Quantity = value / 2; } } extension(List<Line> lines) { public void Wipe() => lines.Clear(); } extension(Line[] lines) { public void Each() { foreach (var line in lines) line.Quantity = 0; } } }
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

    [Fact]
    public async Task An_extension_is_named_without_its_block()
    {
        var reported = await Compilation.WithAnalyzers([new Analyzers.Purity.PurityAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Contains(reported, static diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("'A' without an event: Bump → 'line.Quantity++' (Source0.cs:", StringComparison.Ordinal));
    }

    private static Compilation Compile()
    {
        CSharpParseOptions preview = TestCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.Preview);
        CSharpGeneratorDriver.Create([new DomainGenerator().AsSourceGenerator()], parseOptions: preview).RunGeneratorsAndUpdateCompilation(
            CSharpCompilation.Create("Newest", [CSharpSyntaxTree.ParseText(TestCompilation.Create().SyntaxTrees[0].ToString(), preview), CSharpSyntaxTree.ParseText(Source.Text, preview, "Source0.cs")], TestReferences.Default, TestCompilation.Options.WithAllowUnsafe(true)),
            out Compilation compilation, out _);
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error));
        return compilation;
    }
}
