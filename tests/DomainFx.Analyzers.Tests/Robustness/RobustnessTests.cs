using System.Collections.Immutable;
using DomainFx.Analyzers.Tests.Purity;
using DomainFx.Tests.Common;

namespace DomainFx.Analyzers.Tests.Robustness;

/// <summary>
/// Rules, fixes and generator never throw, whatever the compiler hands them: half-typed code above all. <c>--long</c> tries many more
/// places. DOMAINFX_SEED repeats a run.
/// </summary>
public sealed class RobustnessTests(ITestOutputHelper output)
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("DOMAINFX_LONG") == "1";

    public static TheoryData<string> CorpusFiles => [.. Corpus.Files.Select(static file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(CorpusFiles))]
    public async Task An_aggregate_while_it_is_typed(string file) =>
        await TypeAsync([await File.ReadAllTextAsync(Corpus.Files.Single(path => Path.GetFileName(path) == file), TestContext.Current.CancellationToken)], IsLong ? 40 : 1);

    [Fact]
    public async Task Mistakes_and_their_mending_while_they_are_typed() =>
        await TypeAsync([.. RulePage.All.SelectMany(static page => page.Bad.Concat(page.Good)).Where(static file => file.IsOfExample).Select(static file => file.Text)], IsLong ? 200 : 4);

    [Fact]
    public async Task Every_syntax_while_it_is_typed() => await TypeAsync([.. SyntaxZoo.Texts], IsLong ? 200 : 4);

    [Theory]
    [InlineData("using DomainFx; int x = 1; x++; System.Console.WriteLine(x); [Aggregate(\"a\")] public sealed partial class A { int _n; [Command(Creates = true)] public void Do() => _n = 1; }")]
    [InlineData("[DomainFx.Aggregate(\"a\")] class A { [DomainFx.Command] void Do() { Do(; } } [DomainFx.Event] void X(")]
    [InlineData("using DomainFx; [Aggregate(\"a\")] partial class A { [Command] void Do() { this = null; base = 1; goto x; x: break; continue; yield return 1; await 1; checked { } unsafe { int* p = null; *p = 1; } } [Event] void On() => On(On); [Event] int On(dynamic d, __arglist) => d.x.y[1]++; }")]
    [InlineData("using DomainFx; [Aggregate(\"a\")] partial class A { [Command] void Do() { var f = (ref int x) => x = 1; _ = new { }.x = 2; (a, (b, c)) = d; foreach (var (x, y) in z) { } switch (1) { case var q when q++ > 1: } _ = this is { X: [.., var s] } or [] and not { } ; } }")]
    [InlineData("using DomainFx; [Aggregate(\"a\")] partial class A : A { [Command] void Do() => Do2(); void Do2() => Do(); A X { get => X; set => X = value; } [Command] void Go() { X = X.X; X.X = this; } }")]
    [InlineData("using DomainFx; [Aggregate(\"a\")] partial class A<T> : T where T : A<T> { T _t; [Command] void Do<U>(U u) where U : T { _t = u; u.Do(u); T.Do(); } [Event] void On(T t) => _t = t; }")]
    // Bases and contracts in a circle.
    [InlineData("using DomainFx; [Aggregate(\"a\")] sealed partial class A : B { [Command] void Do() => X(); } class B : C { protected void X() => Y(); } class C : B { protected void Y() => X(); } [EventType(\"e\")] sealed record E(F F); record F(E E) : G; record G : F;")]
    [InlineData("using DomainFx; [EventType(\"e\")] sealed record E(E? Inner, System.Collections.Generic.List<E> More, Tree<Tree<E>> Tree); record Tree<T>(Tree<Tree<T>>? Inner); [EventType(\"e\", Version = 2)] sealed record E2 { [Upcast] static E2 From(E2 e) => e; [Upcast] static E2 From(E e) => null; }")]
    [InlineData("using DomainFx; interface I : J { } interface J : I { } [Aggregate(\"a\"), Snapshot] sealed partial class A : I { [Command] public void Do(I i) { } A _self; A[] _others; }")]
    [InlineData("using DomainFx; struct S { T T; S[] More; } struct T { S S; (S, T) Pair; } struct L<X> { L<L<X>> Next; } [Aggregate(\"a\"), Snapshot] sealed partial class A { S _s; L<int> _l; [Command] public void Do(S s, L<S> l) { _s = s; _l = l.Next; } } [EventType(\"e\")] sealed record E(S S, L<T> L);")]
    // Attributes in error.
    [InlineData("using DomainFx; [Aggregate] [Aggregate(null)] [Aggregate(1)] [Aggregate(\"a\", \"b\")] [Aggregate(\"a\", ClientName = 1)] [Aggregate(\"a\", StateVersion = \"x\")] [Aggregate(Nope)] [Snapshot(Every = \"x\")] [Snapshot(Every = int.MaxValue + 1)] partial class A { [Command(Creates = 1)] [Command(Nope = true)] [Event(1)] void Do() { } }")]
    [InlineData("using DomainFx; [EventType] sealed record A; [EventType(null)] sealed record B; [EventType(\"c\", Version = \"x\", FormerNames = 1)] sealed record C; [EventType(\"d\", FormerNames = null)] sealed record D; [EventType(\"e\", FormerNames = [null, 1])] sealed record E; [EventType(nameof(F), Version = F.V)] sealed record F { const int V = V; }")]
    [InlineData("using DomainFx; [ReadModel] partial class A { } [ReadModel(null, Inline = 1)] partial class B { [Key] [Key] string Id; [KeyOf] static string Of() => null; [Event] void On(B b, B c, B d) { } } [Projection(1)] partial class C(int x, Nope y) { [Event] void On(Nope e) { } } [Reactor(\"r\", Version = -1)] static class D { }")]
    [InlineData("[assembly: DomainFx.JsonCodec] [assembly: DomainFx.JsonCodec(typeof(Nope), null)] [assembly: DomainFx.JsonCodec(typeof(System.Collections.Generic.List<>), typeof(int))] namespace N { [DomainFx.EventType(\"e\")] sealed record E([property: System.Text.Json.Serialization.JsonPropertyName(null)] int A, [property: System.Text.Json.Serialization.JsonConverter(null)] int B, Nope C, dynamic D, delegate*<void> F); }")]
    [InlineData("namespace DomainFx { class AggregateAttribute : System.Attribute { } class EventTypeAttribute { } } [DomainFx.Aggregate] class A { [DomainFx.Command] void Do() { } }")]
    public Task Code_that_makes_no_sense(string source) => Typing.CheckAsync(source);

    public static TheoryData<string> HugeMethods => [.. HugeCode.All.Keys];

    /// <summary>What takes more than its length is a rule that would hold up a keyboard: no case takes seconds.</summary>
    [Theory]
    [MemberData(nameof(HugeMethods))]
    public Task A_huge_method(string name) => Typing.CheckAsync(HugeCode.All[name]);

    private async Task TypeAsync(ImmutableArray<string> texts, int projects)
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("DOMAINFX_SEED"), out int given) ? given : Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var edits = new Edits(random);
        for (int project = 0; project < projects; project++)
        {
            await Typing.CheckAsync([.. Enumerable.Range(0, 12).Select(number => Edits.Apart(Edit(edits, texts[random.Next(texts.Length)], number % 3), number))]);
        }
    }

    private static string Edit(Edits edits, string text, int how) => how switch { 0 => edits.Cut(text), 1 => edits.Gap(text), _ => edits.Tokens(text) };
}
