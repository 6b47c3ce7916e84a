using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>What [Event] methods may not do (DFX1003, DFX1004, DFX1006), and what commands may not with events (DFX1002, DFX1003, DFX1005).</summary>
public sealed class EventRuleTests
{
    public static string AnEventMethodThatAsksOutsideCode { get; } = Host.Events("DFX1003", "",
        "_when = [|DateTimeOffset.UtcNow|];",
        "_long = [|DateTime.Now|].Ticks;",
        "_long = [|TimeProvider.System.GetUtcNow()|].Ticks;",
        "_name = [|Guid.NewGuid()|].ToString();",
        "_count = [|[|Random.Shared|].Next()|];",
        "_count = [|[|new Random(1)|].Next()|];",
        "_name = [|Environment.MachineName|];",
        "_name = [|File.ReadAllText(\"x\")|];",
        "[|Console.WriteLine(1)|];",
        "_count = [|Ask()|];###private static int Ask() => DateTime.Today.Day;",
        "_lines.ForEach(x => x.Quantity = [|Environment.TickCount|]);");

    [Fact]
    public Task An_event_method_that_asks_outside() => Host.VerifyAsync(AnEventMethodThatAsksOutsideCode);

    public static string ASoundEventMethodCode { get; } = Host.Events("", "",
        "_when = context.OccurredAt; _name = Environment.NewLine; _long = new DateTime(2000, 1, 1).Ticks; _name = Guid.Empty.ToString();",
        "_count = e.Count; _lines.Clear(); _lines.AddRange(e.Lines.Select(x => x.Copy())); _main = e.Main.Copy(); _plain = e.Plain; _name = e.Text;",
        "_array = [.. e.Array]; _array = e.Array.ToArray(); _fixed = [.. e.Fixed]; _seen = []; _any = e.Seen;",
        "try { _count = int.Parse(e.Text); } catch (FormatException) { _count = 0; }",
        "foreach (var name in e.Names) _names.Add(name); _names.UnionWith(e.Names);",
        "_size = new Size { Width = e.Count }; _size.Grow(); s_count++;");

    [Fact]
    public Task A_sound_event_method() => Host.VerifyAsync(ASoundEventMethodCode);

    public static string AnEventMethodThatFailsOrDecidesCode { get; } = Host.Events("DFX1004", "",
        "if (e.Count < 0) [|throw new InvalidOperationException();|]",
        "_count = e.Count > 0 ? e.Count : [|throw new InvalidOperationException()|];",
        "[|ArgumentOutOfRangeException.ThrowIfNegative(e.Count)|];",
        "[|Check(e.Count)|];###private static void Check(int n) { if (n < 0) throw new ArgumentException(\"x\"); }",
        "[|Require(e.Count > 0, \"x\")|];",
        "[|Reject(\"x\")|];",
        "[|Raise(new Opened(1))|];",
        "[|Open()|];",
        "[|Task.CompletedTask.Wait()|];",
        "_count = [|Task.FromResult(1).Result|];");

    [Fact]
    public Task An_event_method_that_fails_or_decides() => Host.VerifyAsync(AnEventMethodThatFailsOrDecidesCode);

    public static string AnEventMethodThatKeepsAnObjectOfTheEventCode { get; } = Host.Events("DFX1006", "",
        "[|_lines = e.Lines|];",
        "[|_main = e.Main|];",
        "[|_array = e.Array|];",
        "[|_lines = e.Lines.ToList()|];",
        "[|_lines.AddRange(e.Lines)|];",
        "[|_lines.Add(e.Lines[0])|];",
        "[|_byName[\"x\"] = e.Main|];",
        "foreach (var line in e.Lines) [|_lines.Add(line)|];",
        "[|_main.Next = e.Main|];",
        "var lines = e.Lines; [|_lines = lines|];",
        "[|Keep(e.Lines)|];###private void Keep(List<Line> lines) => _lines = lines;",
        "[|_basket.Put(e.Main)|];");

    [Fact]
    public Task An_event_method_that_keeps_an_object_of_the_event() => Host.VerifyAsync(AnEventMethodThatKeepsAnObjectOfTheEventCode);

    public static string ACommandThatKeepsStateInAnEventCode { get; } = Host.Commands("DFX1005", Listed,
        "Raise(new Listed([|_lines|], 1));",
        "var e = new Listed([|_lines|], 1); Raise(e);",
        "Raise(new Listed([|_lines.ToList()|], 1));",
        "Raise(new Listed([], 1) { Other = [|_main|] });",
        "Raise(new Listed([], 1) with { Other = [|Main|] });",
        "Raise([|Make()|]);###private Listed Make() => new(_lines, 1);",
        "Raise(new Listed(new List<Line> { new() }, 1) { Other = [|_lines[0]|] });");

    [Fact]
    public Task A_command_that_keeps_state_in_an_event() => Host.VerifyAsync(ACommandThatKeepsStateInAnEventCode);

    public static string ACommandThatGivesCopiesCode { get; } = Host.Commands("", Listed,
        "Raise(new Listed([.. _lines.Select(x => x.Copy())], _count));",
        "Raise(new Listed([], 1) { Other = _main.Copy(), Names = _fixed.Count.ToString() });",
        "Raise(new Listed([new Line { Quantity = _main.Quantity, Name = _name }], _size.Width));",
        "Raise(new Changed(1, [], [.. _names], _fixed.ToImmutableArray(), null, _plain, [.. _array], [.. _names], _name));###[Event] private void Seen(Changed e) { }");

    [Fact]
    public Task A_command_that_gives_copies() => Host.VerifyAsync(ACommandThatGivesCopiesCode);

    public static string ACommandThatCallsAnEventMethodCode { get; } = Host.Commands("DFX1002", "",
        "[|On(new Opened(1))|];",
        "[|this.On(new Opened(1))|]; Raise(new Opened(2));",
        "[|Helper()|];###private void Helper() => On(new Opened(1));",
        "Action<Opened> apply = [|On|]; apply(new Opened(1));",
        "Enumerable.Range(0, 2).ToList().ForEach(x => [|On(new Opened(x))|]);");

    [Fact]
    public Task A_command_that_calls_an_event_method() => Host.VerifyAsync(ACommandThatCallsAnEventMethodCode);

    [Theory]
    [InlineData("Raise(new Opened([|DateTime.UtcNow|].Day));")]
    [InlineData("var id = [|Guid.NewGuid()|];")]
    [InlineData("var id = [|Helper()|];", "private static int Helper() => Random.Shared.Next();")]
    public async Task A_command_that_asks_a_clock_is_warned(string statements, string members = "")
    {
        await Host.InCommandAsync(statements, members, "DFX1003");
        MarkupSource source = MarkupSource.Parse(Host.Source($"[Command] public void Do() {{ {statements.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)} }} {members}"));
        Diagnostic reported = Assert.Single(await Host.Verifier.ReportAsync(TestCompilation.Create(source.Text), TestContext.Current.CancellationToken));
        Assert.Equal(DiagnosticSeverity.Warning, reported.Severity);
    }

    public static string OwnClocksCode { get; } = Host.Source("[Event] private void Apply(Changed e) { _count = Clock.Now; _long = Ids.Next(); } public static class Clock { public static int Now => 1; public static int Zone => 2; } public static class Ids { public static int Next() => 1; }");

    [Fact]
    public async Task A_project_names_its_own_clocks()
    {
        Compilation compilation = TestCompilation.Create(OwnClocksCode);
        var verifier = new AnalyzerVerifier([new Analyzers.Purity.PurityAnalyzer()], [.. GeneratorRun.GeneratorsOf(typeof(Generators.DomainGenerator).Assembly)], new Dictionary<string, string> { ["domainfx_nondeterministic_members"] = "Shop.A.Clock.Now, Shop.A.Ids" });
        Assert.Equal(["DFX1003", "DFX1003"], (await verifier.ReportAsync(compilation, TestContext.Current.CancellationToken)).Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public Task A_command_may_use_its_services_and_its_context() => Host.InCommandAsync("store.Save(_count); var x = store.Load(); File.Exists(\"x\");", "[Command] public void Late(CommandContext context) => Raise(new Opened(context.Now.Day));");

    private const string Listed = "[Event] private void On(Listed e) => _count = e.Count; } [EventType(\"listed\")] public sealed record Listed(List<Line> Lines, int Count) { public Line? Other { get; init; } public string Names { get; init; } = \"\"; } public sealed partial class A { ";
}
