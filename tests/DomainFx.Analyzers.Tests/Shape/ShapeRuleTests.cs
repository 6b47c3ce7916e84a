using System.Collections.Immutable;
using DomainFx.Analyzers.Shape;
using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Tests.Shape;

/// <summary>The rules on declarations that look at more than one type, or at what compiles and works.</summary>
public sealed class ShapeRuleTests
{
    private static readonly ImmutableArray<IIncrementalGenerator> Generators = GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly);

    private static readonly AnalyzerVerifier Verifier = new([new RefusalAnalyzer(), new MisplacedAttributeAnalyzer(), new SteppedAroundAnalyzer(), new MissingEventMethodAnalyzer()], Generators);

    [Fact]
    public Task Nothing_is_said_of_an_empty_file() => Verifier.VerifyAsync("", TestContext.Current.CancellationToken);

    [Fact]
    public async Task Nothing_is_said_where_DomainFx_is_absent()
    {
        Compilation compilation = TestCompilation.Create(
            ["[Aggregate(\"\")] class Order { [Command] static void Place() { } } class AggregateAttribute(string name) : Attribute { public string Name => name; } class CommandAttribute : Attribute;"], references: TestReferences.Framework);
        Assert.Empty(await Verifier.ReportAsync(compilation, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("[EventType(\"e\", Version = 3)] public sealed record {|DFX2054:E|} { [Upcast] static E From(V2 old) => new(); } [EventType(\"e\", Version = 2)] public sealed record V2;")]
    [InlineData("[EventType(\"e\", Version = 3)] public sealed record {|DFX2054:E|} { [Upcast] static E From(V1 old) => new(); } [EventType(\"e\")] public sealed record V1;")]
    [InlineData("[EventType(\"e\", Version = 2)] public sealed record {|DFX2054:E|}; [EventType(\"e\")] public sealed record V1;")]
    [InlineData("[EventType(\"e\", Version = 2)] public sealed record E { [Upcast] static E From(V1 old) => new(); } [EventType(\"e\")] public sealed record V1;")]
    [InlineData("[EventType(\"e\", Version = 2)] public sealed record E; [EventType(\"e\")] public sealed record V1; [Aggregate(\"a\")] public sealed partial class A { [Command(Creates = true)] public void Do() => Raise(new E()); [Event] void On(E e) { } [Event] void On(V1 e) { } }")]
    public Task Versions_that_nothing_leads_from_are_told(string markup) => VerifyAsync(markup);

    [Theory]
    [InlineData("[EventType(\"e\")] public sealed record {|DFX2002:E|};", "[EventType(\"e\")] public sealed record Other;")]
    [InlineData("[EventType(\"e\")] public sealed record {|DFX2002:E|};", "[EventType(\"f\", FormerNames = [\"e\"])] internal sealed record Other;")]
    [InlineData("[EventType(\"e\", Version = 1)] public sealed record E;", "[EventType(\"e\", Version = 2)] internal sealed record Other;")]
    [InlineData("[EventType(\"e\")] public sealed record E;", "[Aggregate(\"e\")] public sealed partial class Other { [Command(Creates = true)] public void Do() { } }")]
    [InlineData("[Aggregate(\"a\")] public sealed partial class {|DFX2002:A|} { [Command(Creates = true)] public void Do() { } }", "[Aggregate(\"a\")] public sealed partial class Other { [Command(Creates = true)] public void Do() { } }")]
    public async Task Names_of_other_modules_are_told(string markup, string other)
    {
        MetadataReference reference = GeneratorRun.Start(TestCompilation.Create([$"using DomainFx; namespace Other; {other}"], "Other"), Generators).Output.ToReference();
        await Verifier.VerifyAsync($"using DomainFx;\nnamespace Bank;\n{markup}", TestContext.Current.CancellationToken, reference);
    }

    [Theory]
    [InlineData("public void Do([Service] int {|DFX2026:x|}) { }")]
    [InlineData("public void Do([Service] string {|DFX2026:x|}) { }")]
    [InlineData("public void Do([Service] E {|DFX2026:e|}) { }")]
    [InlineData("public void Do(ICredit {|DFX2026:credit|}) { }")]
    [InlineData("public void Do([Service] ICredit credit) { }")]
    [InlineData("public void Do(IReadOnlyList<int> numbers) { }")]
    [InlineData("public void Do(IPayment payment) { }")]
    public Task Services_and_data_are_told_apart(string command) => VerifyAsync(
        $$"""
        [Aggregate("a")] public sealed partial class A { [Command(Creates = true)] public void Open() { } [Command] {{command}} }
        [EventType("e")] public sealed record E;
        public interface ICredit;
        [System.Text.Json.Serialization.JsonDerivedType(typeof(Card), "card")] public interface IPayment;
        public sealed record Card : IPayment;
        """);

    [Theory]
    [InlineData("public int {|DFX2090:Version|} => 1;")]
    [InlineData("public int {|DFX2090:Id|} => 1;")]
    [InlineData("private void {|DFX2090:Raise|}(E e) { }")]
    [InlineData("private void Raise(int x) { }")]
    [InlineData("private void {|DFX2090:Require|}(bool condition, string message) { }")]
    [InlineData("private void Require(int amount) { }")]
    [InlineData("[Command] public void {|DFX2090:Equals|}(int other) { }")]
    [InlineData("public int Number => 1;")]
    public Task Names_that_the_generator_steps_around_are_told(string member) => VerifyAsync(
        $$"""
        [Aggregate("a")] public sealed partial class A { [Command(Creates = true)] public void Open() { } {{member}} [Event] private void On(E e) { } }
        [EventType("e")] public sealed record E;
        """);

    [Theory]
    [InlineData("{|DFX2034:Raise(new F(1))|}")]
    [InlineData("{|DFX2034:Raise((object)new E())|}")]
    [InlineData("Raise(new E())")]
    public void Events_without_a_method_are_told_by_the_compiler(string raise)
    {
        MarkupSource source = MarkupSource.Parse(Raising("", raise));
        ImmutableArray<Diagnostic> errors = GeneratorRun.Start(TestCompilation.Create(source.Text), Generators).Output
            .GetDiagnostics(TestContext.Current.CancellationToken).RemoveAll(static diagnostic => diagnostic.Severity < DiagnosticSeverity.Error);
        Assert.Equal(source.Expected.Select(static expected => (expected.Id, expected.Span)), errors.Select(static error => (error.Id, error.Location.SourceSpan)));
        Assert.All(errors, static error => Assert.EndsWith("/DFX2034.md", error.Descriptor.HelpLinkUri, StringComparison.Ordinal));
        Assert.All(errors, static error => Assert.Contains("A has no [Event] method for this event", error.GetMessage(), StringComparison.Ordinal));
    }

    [Fact]
    public Task Events_without_a_method_are_told_where_the_compiler_is_silent() => Verifier.VerifyAsync(Raising("[Obsolete]", "{|DFX2034:Raise(new F(1))|}"), TestContext.Current.CancellationToken);

    private static string Raising(string attributes, string raise) =>
        $$"""
        using DomainFx;
        namespace Bank;
        [Aggregate("a")] public sealed partial class A { {{attributes}} [Command(Creates = true)] public void Open() => {{raise}}; [Event] private void On(E e) { } }
        [EventType("e")] public sealed record E;
        [EventType("f")] public sealed record F(int X);
        """;

    private static Task VerifyAsync(string markup) => Verifier.VerifyAsync($"using DomainFx;\nnamespace Bank;\n{markup}", TestContext.Current.CancellationToken);
}
