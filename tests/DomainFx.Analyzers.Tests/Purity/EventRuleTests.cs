using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>What [Event] methods may not do (DFX1003, DFX1004, DFX1006), and what commands may not with events (DFX1002, DFX1003, DFX1005).</summary>
public sealed class EventRuleTests
{
    [Theory]
    [InlineData("_when = [|DateTimeOffset.UtcNow|];")]
    [InlineData("_long = [|DateTime.Now|].Ticks;")]
    [InlineData("_long = [|TimeProvider.System.GetUtcNow()|].Ticks;")]
    [InlineData("_name = [|Guid.NewGuid()|].ToString();")]
    [InlineData("_count = [|[|Random.Shared|].Next()|];")]
    [InlineData("_count = [|[|new Random(1)|].Next()|];")]
    [InlineData("_name = [|Environment.MachineName|];")]
    [InlineData("_name = [|File.ReadAllText(\"x\")|];")]
    [InlineData("[|Console.WriteLine(1)|];")]
    [InlineData("_count = [|Ask()|];", "private static int Ask() => DateTime.Today.Day;")]
    [InlineData("_lines.ForEach(x => x.Quantity = [|Environment.TickCount|]);")]
    public Task An_event_method_that_asks_outside(string statements, string members = "") => Host.InEventAsync(statements, "DFX1003", members);

    [Theory]
    [InlineData("_when = context.OccurredAt; _name = Environment.NewLine; _long = new DateTime(2000, 1, 1).Ticks; _name = Guid.Empty.ToString();")]
    [InlineData("_count = e.Count; _lines.Clear(); _lines.AddRange(e.Lines.Select(x => x.Copy())); _main = e.Main.Copy(); _plain = e.Plain; _name = e.Text;")]
    [InlineData("_array = [.. e.Array]; _array = e.Array.ToArray(); _fixed = [.. e.Fixed]; _seen = []; _any = e.Seen;")]
    [InlineData("try { _count = int.Parse(e.Text); } catch (FormatException) { _count = 0; }")]
    [InlineData("foreach (var name in e.Names) _names.Add(name); _names.UnionWith(e.Names);")]
    [InlineData("_size = new Size { Width = e.Count }; _size.Grow(); s_count++;")]
    public Task A_sound_event_method(string statements) => Host.InEventAsync(statements, "");

    [Theory]
    [InlineData("if (e.Count < 0) [|throw new InvalidOperationException();|]")]
    [InlineData("_count = e.Count > 0 ? e.Count : [|throw new InvalidOperationException()|];")]
    [InlineData("[|ArgumentOutOfRangeException.ThrowIfNegative(e.Count)|];")]
    [InlineData("[|Check(e.Count)|];", "private static void Check(int n) { if (n < 0) throw new ArgumentException(\"x\"); }")]
    [InlineData("[|Require(e.Count > 0, \"x\")|];")]
    [InlineData("[|Reject(\"x\")|];")]
    [InlineData("[|Raise(new Opened(1))|];")]
    [InlineData("[|Open()|];")]
    [InlineData("[|Task.CompletedTask.Wait()|];")]
    [InlineData("_count = [|Task.FromResult(1).Result|];")]
    public Task An_event_method_that_fails_or_decides(string statements, string members = "") => Host.InEventAsync(statements, "DFX1004", members);

    [Theory]
    [InlineData("[|_lines = e.Lines|];")]
    [InlineData("[|_main = e.Main|];")]
    [InlineData("[|_array = e.Array|];")]
    [InlineData("[|_lines = e.Lines.ToList()|];")]
    [InlineData("[|_lines.AddRange(e.Lines)|];")]
    [InlineData("[|_lines.Add(e.Lines[0])|];")]
    [InlineData("[|_byName[\"x\"] = e.Main|];")]
    [InlineData("foreach (var line in e.Lines) [|_lines.Add(line)|];")]
    [InlineData("[|_main.Next = e.Main|];")]
    [InlineData("var lines = e.Lines; [|_lines = lines|];")]
    [InlineData("[|Keep(e.Lines)|];", "private void Keep(List<Line> lines) => _lines = lines;")]
    [InlineData("[|_basket.Put(e.Main)|];")]
    public Task An_event_method_that_keeps_an_object_of_the_event(string statements, string members = "") => Host.InEventAsync(statements, "DFX1006", members);

    [Theory]
    [InlineData("Raise(new Listed([|_lines|], 1));")]
    [InlineData("var e = new Listed([|_lines|], 1); Raise(e);")]
    [InlineData("Raise(new Listed([|_lines.ToList()|], 1));")]
    [InlineData("Raise(new Listed([], 1) { Other = [|_main|] });")]
    [InlineData("Raise(new Listed([], 1) with { Other = [|Main|] });")]
    [InlineData("Raise([|Make()|]);", "private Listed Make() => new(_lines, 1);")]
    [InlineData("Raise(new Listed(new List<Line> { new() }, 1) { Other = [|_lines[0]|] });")]
    public Task A_command_that_keeps_state_in_an_event(string statements, string members = "") => Host.InCommandAsync(statements, Listed + members, "DFX1005");

    [Theory]
    [InlineData("Raise(new Listed([.. _lines.Select(x => x.Copy())], _count));")]
    [InlineData("Raise(new Listed([], 1) { Other = _main.Copy(), Names = _fixed.Count.ToString() });")]
    [InlineData("Raise(new Listed([new Line { Quantity = _main.Quantity, Name = _name }], _size.Width));")]
    [InlineData("Raise(new Changed(1, [], [.. _names], _fixed.ToImmutableArray(), null, _plain, [.. _array], [.. _names], _name));", "[Event] private void On(Changed e) { }")]
    public Task A_command_that_gives_copies(string statements, string members = "") => Host.InCommandAsync(statements, Listed + members);

    [Theory]
    [InlineData("[|On(new Opened(1))|];")]
    [InlineData("[|this.On(new Opened(1))|]; Raise(new Opened(2));")]
    [InlineData("[|Helper()|];", "private void Helper() => On(new Opened(1));")]
    [InlineData("Action<Opened> apply = [|On|]; apply(new Opened(1));")]
    [InlineData("Enumerable.Range(0, 2).ToList().ForEach(x => [|On(new Opened(x))|]);")]
    public Task A_command_that_calls_an_event_method(string statements, string members = "") => Host.InCommandAsync(statements, members, "DFX1002");

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

    [Fact]
    public Task A_command_may_use_its_services_and_its_context() => Host.InCommandAsync("store.Save(_count); var x = store.Load(); File.Exists(\"x\");", "[Command] public void Late(CommandContext context) => Raise(new Opened(context.Now.Day));");

    private const string Listed = "[Event] private void On(Listed e) => _count = e.Count; } [EventType(\"listed\")] public sealed record Listed(List<Line> Lines, int Count) { public Line? Other { get; init; } public string Names { get; init; } = \"\"; } public sealed partial class A { ";
}
