using DomainFx.Analyzers.Shape;
using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Tests.Shape;

/// <summary>The rules on event contracts, on what they hold, and on state in snapshots.</summary>
public sealed class ContractRuleTests
{
    private static readonly AnalyzerVerifier Verifier = new([new RefusalAnalyzer()], GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly));

    [Theory]
    [InlineData("[{|DFX2040:EventType(\"\")|}] public sealed record E;")]
    [InlineData("[{|DFX2040:EventType(\"a\\nb\")|}] public sealed record E;")]
    [InlineData("[{|DFX2040:EventType(\"e\", FormerNames = [\" \"])|}] public sealed record E;")]
    [InlineData("[{|DFX2041:EventType(\"e\", Version = 0)|}] public sealed record E;")]
    [InlineData("[EventType(\"e\")] public record {|DFX2042:E|};")]
    [InlineData("[EventType(\"e\")] public abstract record {|DFX2042:E|};")]
    [InlineData("[EventType(\"e\")] public static class {|DFX2042:E|};")]
    [InlineData("[EventType(\"e\")] public sealed record {|DFX2043:E|}<T>(T X);")]
    [InlineData("[EventType(\"e\")] public sealed record E { public int {|DFX2044:X|} { get; set; } }")]
    [InlineData("[EventType(\"e\")] public record struct E(int {|DFX2044:X|});")]
    [InlineData("[EventType(\"e\")] public sealed class E { [JsonInclude] public int {|DFX2044:X|}; }")]
    [InlineData("[EventType(\"e\")] public sealed record E(int X, string? Y, List<int> Z) { public int Twice => X * 2; private int _cache; public int Cache() => _cache++; }")]
    [InlineData("[EventType(\"e\")] public readonly record struct E(int X);")]
    public Task Contracts(string markup) => VerifyAsync(markup);

    [Theory]
    [InlineData("[Upcast] E {|DFX2050:From|}(Old old) => new();", "e", 1)]
    [InlineData("[Upcast] static E {|DFX2050:From|}<T>(Old old) => new();", "e", 1)]
    [InlineData("[Upcast] static E {|DFX2050:From|}(Old old, int x) => new();", "e", 1)]
    [InlineData("[Upcast] static List<E> {|DFX2050:From|}(Old old) => [];", "e", 1)]
    [InlineData("[Upcast] static E {|DFX2051:From|}(int old) => new();", "e", 1)]
    [InlineData("[Upcast] static E {|DFX2051:From|}(Old old) => new();", "other", 1)]
    [InlineData("[Upcast] static E {|DFX2052:From|}(Old old) => new();", "e", 2)]
    [InlineData("[Upcast] static E From(Old old) => new(); [Upcast] static E {|DFX2053:Again|}(Old old) => new();", "e", 1)]
    [InlineData("[Upcast] static E From(Old old) => new();", "e", 1)]
    [InlineData("[Upcast] static E From(in Old old) => new();", "e", 1)]
    public Task Upcasters(string method, string olderName, int olderVersion) =>
        // What is refused leaves its version without an upcaster, which is no second mistake.
        VerifyAsync($"[EventType(\"e\", Version = 2)] public sealed record E {{ {method} }} [EventType(\"{olderName}\", Version = {olderVersion})] public sealed record Old;");

    [Fact]
    public Task Upcasters_in_a_circle() => VerifyAsync(
        "[EventType(\"e\", Version = 2)] public sealed record A { [Upcast] static A From(B old) => new(); } [EventType(\"e\")] public sealed record B { [Upcast] static B {|DFX2052:From|}(A old) => new(); }");

    [Theory]
    [InlineData("public sealed record E(System.Globalization.CultureInfo {|DFX2060:Culture|});")]
    [InlineData("public sealed record E(int[,] {|DFX2060:Grid|});")]
    [InlineData("public sealed record E((int, string) {|DFX2060:Pair|});")]
    [InlineData("public sealed record E(Inner Inner); public sealed record Inner(Action {|DFX2060:Callback|});")]
    [InlineData("public sealed record E(object {|DFX2061:Value|});")]
    [InlineData("public sealed record E(Base {|DFX2061:Value|}); public abstract record Base(int X);")]
    [InlineData("public sealed class {|DFX2062:E|} { public E(int amount) { } }")]
    [InlineData("public sealed class {|DFX2062:E|} { private E() { } }")]
    [InlineData("public sealed record E { [JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement>? {|DFX2063:Rest|} { get; init; } }")]
    [InlineData("public sealed record {|DFX2064:E|} { public int ID { get; init; } public int Id { get; init; } }")]
    [InlineData("public sealed record E([property: JsonConverter(typeof(string))] int {|DFX2065:Value|});")]
    [InlineData("public sealed record E { public readonly int {|DFX2067:Field|}; }")]
    [InlineData("public sealed record E(Dictionary<List<int>, int> {|DFX2068:Map|});")]
    [InlineData("public sealed record E(Dictionary<Guid, List<(string A, int B)>> {|DFX2060:Map|});")]
    [InlineData("public sealed record E(Dictionary<Guid, List<decimal?>> Map, DayOfWeek Day, byte[] Bytes);")]
    public Task What_contracts_hold(string declaration) => VerifyAsync($"[EventType(\"e\")] {declaration}");

    [Fact]
    public Task What_only_its_container_can_name() => VerifyAsync("public static class Outer { [EventType(\"e\")] private sealed record {|DFX2066:E|}; public static object Sample => new E(); }");

    [Theory]
    [InlineData("[Aggregate(\"a\"), Snapshot] public sealed partial class A { private object? {|DFX2070:_any|}; public object? Any => _any; [Command(Creates = true)] public void Open() { } }")]
    [InlineData("[Aggregate(\"a\"), Snapshot] public sealed partial class A { [NotInSnapshot] private object? _any; public object? Any => _any; [Command(Creates = true)] public void Open() { } }")]
    [InlineData("[Aggregate(\"a\"), {|DFX2071:Snapshot(Every = 0)|}] public sealed partial class A { [Command(Creates = true)] public void Open() { } }")]
    public Task State(string markup) => VerifyAsync(markup);

    [Fact]
    public Task Events_of_an_assembly_without_the_package()
    {
        MetadataReference plain = TestCompilation.Create(["[DomainFx.EventType(\"e\")] public sealed record E;"], "Plain").ToReference();
        return Verifier.VerifyAsync(
            "using DomainFx; [Aggregate(\"a\")] public sealed partial class A { [Command(Creates = true)] public void Open() => Raise(new E()); [Event] private void {|DFX2036:On|}(E e) { } }",
            TestContext.Current.CancellationToken, plain);
    }

    private static Task VerifyAsync(string markup) =>
        Verifier.VerifyAsync($"using System.Text.Json.Serialization;\nusing DomainFx;\nnamespace Bank;\n{markup}", TestContext.Current.CancellationToken);
}
