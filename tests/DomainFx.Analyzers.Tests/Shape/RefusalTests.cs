using System.Collections.Immutable;
using DomainFx.Analyzers.Shape;
using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Tests.Shape;

/// <summary>What the model refuses gets no code, and exactly one error that says why and what to do.</summary>
public sealed class RefusalTests
{
    private const string Open = "[Command(Creates = true)] public void Open() { }";

    private static readonly ImmutableArray<IIncrementalGenerator> Generators = GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly);

    [Theory]
    [InlineData($"public sealed partial record [|A|] {{ {Open} }}", "DFX2011 a record has value equality and copies")]
    [InlineData("public static partial class [|A|] { }", "DFX2011 it is static")]
    [InlineData($"public abstract partial class [|A|] {{ {Open} }}", "DFX2011 add 'sealed'")]
    [InlineData($"public partial class [|A|] {{ {Open} }}", "DFX2011 add 'sealed'")]
    [InlineData($"public sealed partial class [|A|]<T> {{ {Open} }}", "DFX2012 remove the type parameters")]
    [InlineData($"public sealed class [|A|] {{ {Open} }}", "DFX2010 add 'partial'")]
    [InlineData($"file sealed partial class [|A|] {{ {Open} }}", "DFX2013 remove 'file'")]
    [InlineData($"public sealed partial class [|A|](int x) {{ public int X = x; {Open} }}", "DFX2014 no constructor without parameters")]
    [InlineData("public sealed partial class [|A|] { [Command] public void Close() { } }", "DFX2019 no command that creates it")]
    [InlineData($"public sealed partial class A {{ {Open} private int [|__state|] = 1; public int X => __state; }}", "DFX2018 rename it")]
    public Task A_class_that_cannot_be_an_aggregate(string declaration, string reason) => RefusesAsync($"[Aggregate(\"a\")] {declaration}", reason, "A.Aggregate.g.cs");

    [Fact]
    public Task A_container_that_is_not_partial() => RefusesAsync($"public static class Outer {{ [Aggregate(\"a\")] public sealed partial class [|A|] {{ {Open} }} }}", "DFX2010 its containing type 'Outer'; add 'partial' there", "A.Aggregate.g.cs");

    [Fact]
    public Task A_private_aggregate() => RefusesAsync($"public static partial class Outer {{ [Aggregate(\"a\")] private sealed partial class [|A|] {{ {Open} }} }}", "DFX2013 make it internal or public", "A.Aggregate.g.cs");

    [Theory]
    [InlineData("Aggregate(\"\")", "DFX2015 its stored name is empty")]
    [InlineData("Aggregate(\" \")", "DFX2015 its stored name is empty")]
    [InlineData("Aggregate(\"a\\0b\")", "DFX2015 NUL character")]
    [InlineData("Aggregate(\"a\", ClientName = \"my client\")", "DFX2016 is no C# name")]
    [InlineData("Aggregate(\"a\", IdType = typeof(double))", "DFX2017 'Double' cannot be the id of 'A'")]
    [InlineData("Aggregate(\"a\", IdType = typeof(object))", "DFX2017 'Object' cannot be the id of 'A'")]
    [InlineData("Aggregate(\"a\", IdType = typeof(int?))", "DFX2017 cannot be the id of 'A'")]
    [InlineData("Aggregate(\"a\", IdType = typeof(DayOfWeek))", "DFX2017 'DayOfWeek' cannot be the id of 'A'")]
    [InlineData("Aggregate(\"a\", IdType = typeof(Pair))", "DFX2017 'Pair' cannot be the id of 'A'")]
    public Task A_name_or_an_id_that_cannot_be_stored(string attribute, string reason) =>
        RefusesAsync($"[[|{attribute}|]] public sealed partial class A {{ {Open} }} public readonly record struct Pair(int X, int Y);", reason, "A.Aggregate.g.cs");

    [Theory]
    [InlineData("public void [|Do|]<T>() { }", "DFX2020 it is generic")]
    [InlineData("public static void [|Do|]() { }", "DFX2020 it is static")]
    [InlineData("public int [|Do|]() => 1;", "DFX2021 it must return void, Outcome")]
    [InlineData("public Task<int> [|Do|]() => Task.FromResult(1);", "DFX2021 it must return void, Outcome")]
    [InlineData("public async void [|Do|]() => await Task.Yield();", "DFX2021 it is async void")]
    [InlineData("public void Do(ref int [|x|]) { }", "DFX2025 is passed by reference")]
    [InlineData("public void Do(out int [|x|]) { x = 1; }", "DFX2025 is passed by reference")]
    [InlineData("public void Do([Service] CommandContext [|context|]) { }", "DFX2026 remove [Service]")]
    [InlineData("public void Do([Microsoft.Extensions.DependencyInjection.FromKeyedServices(1)] string [|x|]) { }", "DFX2026 add [Service]")]
    [InlineData("public void Do(EventContext [|context|]) { }", "DFX2027 is no data of a message")]
    [InlineData("public void Do(int x, int [|X|]) { }", "DFX2028 would be one property of the message")]
    [InlineData("private void Do(Secret [|x|]) { } private enum Secret { A }", "DFX2027 'Secret', which is private")]
    [InlineData("public void Do(object [|x|]) { }", "DFX2061 type 'object' does not tell what to read back")]
    [InlineData("public void Do(IDisposable [|x|]) { }", "DFX2026 is a 'IDisposable', which no message can carry; add [Service]")]
    public Task A_command_that_cannot_be_sent(string method, string reason) => RefusesAsync($"[Aggregate(\"a\")] public sealed partial class A {{ {Open} [Command] {method} }}", reason, "record Do(");

    [Fact]
    public Task A_command_that_creates_twice() =>
        RefusesAsync($"[Aggregate(\"a\")] public sealed partial class A {{ {Open} [Command(Creates = true, CreatesIfMissing = true)] public void [|Do|]() {{ }} }}", "DFX2022 give one of them", "record Do(");

    [Fact]
    public Task Commands_of_one_name() =>
        RefusesAsync($"[Aggregate(\"a\")] public sealed partial class A {{ {Open} [Command] public void Do() {{ }} [Command] public void [|Do|](int x) {{ }} }}", "DFX2023 already has a command 'do'", "record Do(int");

    [Fact]
    public Task A_method_that_is_command_and_event() =>
        RefusesAsync($"[Aggregate(\"a\")] public sealed partial class A {{ {Open} [Event, [|Command|]] private void Do(E e) {{ }} }} {E}", "DFX2024 is both [Command] and [Event]", "record Do(");

    [Theory]
    [InlineData("private static void [|On|](E e) { }", "DFX2030 it is static")]
    [InlineData("private void [|On|]<T>(E e) { }", "DFX2030 it is generic")]
    [InlineData("private int [|On|](E e) => 1;", "DFX2031 make it return void")]
    [InlineData("private async void [|On|](E e) => await Task.Yield();", "DFX2031 it is async")]
    [InlineData("private void [|On|]() { }", "DFX2030 exactly one event")]
    [InlineData("private void [|On|](E e, int x) { }", "DFX2030 exactly one event")]
    [InlineData("private void [|On|](E e, EventContext c, int x) { }", "DFX2030 exactly one event")]
    [InlineData("private void [|On|](ref E e) { }", "DFX2030 pass it by value")]
    [InlineData("private void [|On|](Plain e) { }", "DFX2032 add [EventType(\"plain\")] to it")]
    [InlineData("private void [|On|](StreamDeleted e) { }", "DFX2030 a [Projection] or a [Reactor] may take StreamDeleted")]
    [InlineData("private void On(E e) { } [Event] private void [|Again|](E e) { }", "DFX2033 Merge the two")]
    public Task An_event_method_that_cannot_be_called(string method, string reason) =>
        RefusesAsync($"[Aggregate(\"a\")] public sealed partial class A {{ {Open} [Event] {method} }} {E} public sealed record Plain;", reason, "aggregate.Again(");

    [Fact]
    public Task Deletes_in_an_aggregate() =>
        RefusesAsync($"[Aggregate(\"a\")] public sealed partial class A {{ {Open} [Event(Deletes = true)] private void [|On|](E e) {{ }} }} {E}", "DFX2035 Deletes is for read models", "aggregate.On(");

    [Fact]
    public Task Raising_an_event_whose_method_was_refused_is_no_second_error() =>
        RefusesAsync($"[Aggregate(\"a\")] public sealed partial class A {{ [Command(Creates = true)] public void Open() => Raise(new E(1)); [Event] private int [|On|](E e) => 1; }} {E}", "DFX2031 make it return void", "aggregate.On(");

    [Fact]
    public Task Raising_an_event_that_was_refused_is_no_second_error() => RefusesAsync(
        "[Aggregate(\"a\")] public sealed partial class A { [Command(Creates = true)] public void Open() => Raise(new E()); [Event] private void On(E e) { } } [EventType(\"e\")] public record [|E|];", "DFX2042 add 'sealed'", "EContract");

    [Theory]
    [InlineData("public class Base { [[|Command|]] public void Do() { } }", "DFX2080 since 'Base' has no [Aggregate]")]
    [InlineData("public class Base { [[|Event|]] protected void On(E e) { } }", "DFX2080 since 'Base' has no [Aggregate]")]
    [InlineData("public class Base { [[|Upcast|]] public static E From(int x) => new(x); }", "DFX2080 since 'Base' has no [EventType]")]
    [InlineData("public class Base { public void Do([[|Service|]] IDisposable x) { } }", "DFX2080 [Service] has no effect on 'x'")]
    [InlineData("public class Base { public int X { [[|Command|]] get => 1; } }", "DFX2080 belongs to a method of its own")]
    [InlineData("public class Base { public void Do() { [[|Command|]] static void Inner() { } Inner(); } }", "DFX2080 belongs to a method of its own")]
    [InlineData("[[|Snapshot|]] public class Base { }", "DFX2080 which is no aggregate")]
    public Task An_attribute_that_nothing_looks_at(string declaration, string reason) => RefusesAsync($"{declaration} {E}", reason, "Base");

    [Fact]
    public Task Handlers_in_a_base_class() => RefusesAsync(
        $"public abstract class Base {{ [[|Event|]] protected void On(E e) {{ }} }} [Aggregate(\"a\")] public sealed partial class A : Base {{ {Open} }} {E}", "DFX2080 not in a base or helper", "aggregate.On(");

    [Fact]
    public async Task Sound_domains_are_left_alone() => Assert.Empty((await ReportAsync(
        """
        [Aggregate("a"), Snapshot] public sealed partial class A { [Command(Creates = true)] public void Open([Service] IDisposable x, int y) => Raise(new E(y)); [Event] private void On(E e) { } }
        [EventType("e")] public sealed record E(int X);
        """)).Reported);

    [Theory]
    [InlineData("[Aggregate(\"x\")] public sealed partial class A { [Command(Creates = true)] public void Open() { } } [Aggregate(\"x\")] public sealed partial class B { [Command(Creates = true)] public void Open() { } }", "the aggregate name 'x'")]
    [InlineData("[EventType(\"x\")] public sealed record A; [EventType(\"x\")] public sealed record B;", "the event name 'x' with schema version 1")]
    [InlineData("[EventType(\"x\")] public sealed record A; [EventType(\"y\", FormerNames = [\"x\"])] public sealed record B;", "the event name 'x' with schema version 1")]
    [InlineData("[EventType(\"x\")] public sealed record Same; [EventType(\"y\")] public sealed record same;", "whose name is not case-sensitive")]
    public async Task Two_types_that_claim_one_name_are_told_both(string source, string claim)
    {
        (ImmutableArray<Diagnostic> reported, GeneratorRun run, _) = await ReportAsync(source);
        Assert.Equal(["DFX2001", "DFX2001"], reported.Select(static diagnostic => diagnostic.Id));
        Assert.All(reported, diagnostic => Assert.Contains(claim, diagnostic.GetMessage(), StringComparison.Ordinal));
        Assert.DoesNotContain(run.Sources, static source => !source.HintName.EndsWith(".Module.g.cs", StringComparison.Ordinal));
    }

    private const string E = "[EventType(\"e\")] public sealed record E(int X);";

    /// <summary>Fails unless the marked place is refused by that rule, for that reason, once, and nothing that was generated contains a text.</summary>
    private static async Task RefusesAsync(string markup, string ruleAndReason, string notGenerated)
    {
        string rule = ruleAndReason[..7], reason = ruleAndReason[8..];
        (ImmutableArray<Diagnostic> reported, GeneratorRun run, string marked) = await ReportAsync(markup);
        Diagnostic refusal = Assert.Single(reported);
        Assert.Equal(rule, refusal.Id);
        Assert.Contains(reason, refusal.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(marked, refusal.Location.SourceTree!.GetText().ToString(refusal.Location.SourceSpan));
        Assert.DoesNotContain(run.Sources, source => source.HintName.EndsWith(notGenerated, StringComparison.Ordinal) || source.SourceText.ToString().Contains(notGenerated, StringComparison.Ordinal));
    }

    private static async Task<(ImmutableArray<Diagnostic> Reported, GeneratorRun Run, string Marked)> ReportAsync(string markup)
    {
        MarkupSource source = MarkupSource.Parse($"using DomainFx;\nnamespace Bank;\n{markup.Replace("[|", "{|DFX:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal)}");
        GeneratorRun run = GeneratorRun.Start(TestCompilation.Create(source.Text), Generators);
        Assert.Empty(run.Output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        ImmutableArray<Diagnostic> reported = await run.Output
            .WithAnalyzers([new RefusalAnalyzer(), new MisplacedAttributeAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();
        return (reported, run, source.Expected.Length == 0 ? "" : source.Text.Substring(source.Expected[0].Span.Start, source.Expected[0].Span.Length));
    }
}
