namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>What single steps of the engine are for: without each, one of these would be judged otherwise. The mutation test holds that.</summary>
public sealed class EngineTests
{
    // Calls: which code runs.
    public static string CalleesCode { get; } = Host.Commands("DFX1001", "",
        "[|Reject(3)|];###private void Reject(int n) => _count = n;",
        "[|((Shape)_square).Widen()|];###private Square _square = new(); public abstract class Shape { public abstract void Widen(); } public sealed class Square : Shape { private int _side; public override void Widen() => _side++; }",
        "[|((Mid)_leaf).Step()|];###private Leaf _leaf = new(); public abstract class Root { public abstract void Step(); } public class Mid : Root { public override void Step() { } } public sealed class Leaf : Mid { private int _n; public override void Step() => _n++; }",
        "[|_meter.Run()|];###private Meter _meter = new(); public class Gauge { protected virtual void Hook() { } protected void Calibrate() => Hook(); } public sealed class Meter : Gauge { private int _n; public void Run() => Calibrate(); protected override void Hook() => _n++; }",
        "[|_open2.Widen()|]; [|((Shape2)_open2).Widen()|];###private Shape2 _open2 = new Open2(); public abstract class Shape2 { public abstract void Widen(); } public class Open2 : Shape2 { private int _side; public override void Widen() => _side++; }",
        "[|((Shape3)_open3).Widen()|];###private Open3 _open3 = new(); public abstract class Shape3 { public abstract void Widen(); } public class Open3 : Shape3 { private int _side; public override void Widen() => _side++; }",
        "var linker = new Linker(); var list = new List<Line>(); linker.Link(list, _main); linker.Own.Quantity = 1; linker.Own.Next = new Line(); linker.Own.Next.Quantity = 1; [|list[0].Quantity = 1|];###public sealed class Linker { public Line Own = new(); public void Link(List<Line> into, Line line) => into.Add(line); }",
        "Both(x => [|x.Quantity = 1|], _main, new Line());###private static void Both(Action<Line> act, Line a, Line b) { act(a); act(b); }",
        "[|Deep27([new List<Line> { _main }])|];###private static void Deep27(List<List<Line>> x) => x[0][0].Quantity = 1;",
        "[|Hold19([])|];###private void Hold19(List<Line> into) { into.Add(_main); into[0].Quantity = 1; }",
        "Line l12; Give(out l12); [|l12.Quantity = 1|];###private void Give(out Line line) => line = _main;",
        "Give2(out var l13, true); [|l13.Quantity = 1|];###private void Give2(out Line line, bool x) { line = _main; if (x) line = new(); }",
        "Line l14; Give14(out l14); l14.Quantity = 1;###private void Give14(out Line line) { line = new(); void Inner(out Line other) => other = _main; Inner(out var o); _ = o.Quantity; }",
        "[|Grow15(ref _size)|];###private static void Grow15(ref Size s) => s.Width = 1;",
        "Shrink15(_size);###private static void Shrink15(Size s) { s.Width = 1; s.Marks = []; }",
        "GetSize18().Grow();###private Size GetSize18() => _size;",
        "[|Later25().Result.Quantity = 1|];###private async Task<Line> Later25() { await Task.Yield(); return _main; }",
        "Later26().Result.Quantity = 1;###private async Task<Line> Later26() { await Task.Yield(); return new Line { Next = _main }; }",
        "foreach (var x in Fresh3()) x.Quantity = 1;###private IEnumerable<Line> Fresh3() { yield return new Line { Next = _main }; }",
        "foreach (var x in Stale3()) [|x.Quantity = 1|];###private IEnumerable<Line> Stale3() { yield return new Line(); yield return _main; }",
        "Line Pick() => _main; Func<Line> pick = Pick; [|pick().Quantity = 1|];",
        "_ = [|-_coin|];###private Coin _coin = new(); public sealed class Coin { public int N; public static Coin operator -(Coin c) { c.N = 1; return c; } }",
        "var l8 = _main; [|l8 -= 1|];",
        "[|First4(new[] { _main }).Quantity = 1|];###private static ref Line First4(Line[] lines) => ref lines[0];",
        "[|Look4(new[] { _main }).Quantity = 1|];###private static ref readonly Line Look4(Line[] lines) { return ref lines[0]; }",
        "Look5([new Line { Next = _main }]).Quantity = 1;###private static ref readonly Line Look5(Line[] lines) { return ref lines[0]; }",
        "[|_keeper.Grow()|];###private Keeper _keeper = new(new Size()); public sealed class Keeper(Size size) { public void Grow() => size.Width = 1; }",
        "First5([new Line { Next = _main }]).Quantity = 1;###private static ref Line First5(Line[] lines) => ref lines[0];",
        "[|Ping(3)|];###private void Ping(int n) => Pong(n); private void Pong(int n) { if (n > 0) Ping(n - 1); Last(); } private void Last() { Ping(0); _count++; }",
        "[|Odd(_main, 2)|];###private static Line Odd(Line x, int n) => n == 0 ? x : Even2(new Line(), x, n); private static Line Even2(Line a, Line x, int n) { var line = Odd(x, n - 1); line.Quantity = 1; return line; }");

    [Fact]
    public Task Callees() => Host.VerifyAsync(CalleesCode);

    // Places and values: whose object it is.
    public static string PlacesCode { get; } = Host.Commands("DFX1001", "",
        "ReadOnlySpan<Line> v = new[] { new Line { Next = _main } }; v[0].Quantity = 1;",
        "ReadOnlySpan<Line> v = new[] { _main }; [|v[0].Quantity = 1|];",
        "Span<Line> s = new[] { _main }; [|s[0].Quantity = 1|];",
        "[|_vector[1] = true|];###private System.Collections.Specialized.BitVector32 _vector;",
        "[|Registry.All.Add(1)|]; [|Registry.Count = 1|]; [|Registry.Count++|];###public static class Registry { public static List<int> All { get; } = []; public static int Count { get; set; } }",
        "Span<int> nums = _array; [|nums[1..].Clear()|];",
        "var part = _deck[1..]; part.Clear();###private Deck _deck = new(); public sealed class Deck { private int _n; public int Length => 3; public Deck Slice(int a, int b) => new(); public int this[int i] => i; public void Clear() => _n = 0; }",
        "List<Line> l = [_main]; [|l[^1].Quantity = 1|]; l[^1] = new Line();",
        "var two = new[] { _main }; ref var spot = ref two[0]; [|spot.Quantity = 1|]; spot = new Line();",
        "var x = _lineArray[1..]; x[0] = new Line();",
        "var mine = new Two(); mine[0] = _main; [|mine[0].Quantity = 1|]; mine[1] = new Line();###[InlineArray(2)] public struct Two { private Line _first; }",
        "dynamic d = new Line { Next = _main }; d.Quantity = 1; [|d.Next.Quantity = 1|];",
        "dynamic d2 = new List<Line> { _main }; d2[0] = new Line();",
        "var t = (new Line { Next = _main }, 1); t.Item1.Quantity = 1; [|t.Item1.Next.Quantity = 1|];",
        "new[] { new Line { Next = _main } }[0].Quantity = 1;",
        "Line[] one = [_main]; List<Line> three = [.. one]; [|three[0].Quantity = 1|];",
        "var x = new { Line = new Line { Next = _main } }; x.Line.Quantity = 1; [|x.Line.Next.Quantity = 1|];",
        "var p = _pouch with { Count = 3 }; p.Total = 1;###private Pouch _pouch = new(); public sealed record Pouch { public int Count { get; init; } public int Total { get; set; } }",
        "ref var r = ref n; r = 1; r = ref _count; [|r = 1|];",
        "ref var r = ref n; [|(r = ref _count) = 1|];",
        "var w = new Window(); w.Slot = ref _count; [|w.Slot = 1|];###public ref struct Window { public ref int Slot; }",
        "var other = new int[1]; var w = new Slots(); w.Slot = ref _count; w.Slot = ref other[0];###public ref struct Slots { public ref int Slot; }",
        "[|Bus.Changed += () => { }|];###public static class Bus { public static event Action? Changed; }",
        "[|Happened = null|]; [|s_happened = null|];###private static event Action? s_happened;",
        "_ = new Holder(_main) { Of = { [|Quantity = 1|] } };###public sealed class Holder(Line line) { public Line Of => line; }",
        "(var i, (var a, var b)) = (1, (new Line(), _main)); a.Quantity = i; [|b.Quantity = 1|];",
        "(var i, (var a, var k)) = (1, Pair()); [|a.Quantity = i + k|];###private (Line, int) Pair() => (_main, 1);",
        "Size s = new() { Marks = [] }; var t = s; t.Marks = _main.Parts; s.Marks.Add(1); [|t.Marks.Add(1)|];",
        "var l = new List<Line>(); ((ICollection<Line>)l).Add(_main); [|l[0].Quantity = 1|];",
        "var a = new Line[1]; a[0] = _main; [|a[0].Quantity = 1|];",
        "var l = new List<Line> { new() }; l[^1] = _main; [|l[0].Quantity = 1|];",
        "var x = nameof(Lazy7) + typeof(Line).Name;###private int Lazy7 => _count++;",
        "var lines = new List<Line>(); var other = lines; var third = other; third.Add(_main); [|lines[0].Quantity = 1|];",
        "Line? seen = null; Action look = () => seen = _main; look(); [|seen!.Quantity = 1|];",
        "_ = (_n2, n).n;###private int _n2;");

    [Fact]
    public Task Places() => Host.VerifyAsync(PlacesCode);

    // Statements: what runs before what.
    public static string StatementsCode { get; } = Host.Commands("DFX1001", "",
        "Line l = _main; switch (n) { case 1: l = new(); break; default: l = new(); break; } l.Quantity = 1;",
        "Line l; switch (n) { case 1: l = _main; break; case 2: l = new(); break; default: l = new(); break; } [|l.Quantity = 1|];",
        "Line l; switch (n) { case 1: l = _main; break; case 2: l = new() { Next = _main }; break; default: l = new() { Next = _main }; break; } [|l.Quantity = 1|];",
        "Line l = _main; if (n > 1) l = new(); [|l.Quantity = 1|];",
        "Line l = _main; if (n > 1) l = new(); else l = new(); l.Quantity = 1;",
        "Line l; if (n > 1) { l = _main; throw new InvalidOperationException(l.Name); } else l = new(); l.Quantity = 1;",
        "Line l = _main; var t = n > 1 ? n : throw new InvalidOperationException(); [|l.Quantity = t|];",
        "Line l = _main; l = n switch { 1 => new(), _ => throw new InvalidOperationException() }; l.Quantity = 1;",
        "if (_any is not Line found) return; [|found.Quantity = 1|];",
        "Span<int> s = _array; if (s is [_, .. var rest]) [|rest.Clear()|];",
        "if (_array is [_, .. var rest]) rest[0] = 1;",
        "Line? z = null; while (n-- > 0) while (n-- > 1) while (n-- > 2) while (n-- > 3) while (n-- > 4) { var y = z; if (n == 7) y = new(); [|y!.Quantity = 1|]; z = _main; }",
        "Line? z = null; while (n-- > 0) while (n-- > 1) while (n-- > 2) while (n-- > 3) { var own = new Line(); own.Quantity = 1; } z = new(); z.Quantity = 1; foreach (var line in _lines) z = line; z = new(); z.Quantity = 2;",
        "Line? z = null; while (n > 0) while (n > 1) while (n > 2) while (n > 3) while (n > 4) while (n > 5) while (n > 6) while (n > 7) while (n > 8) while (n > 9) { var y = z; z = y?.Next; z = _main; [|z.Quantity = n--|]; }",
        "Line l = new(); for (int i = 0; i < 3; i++) { if (i == 1) continue; l = new(); } l.Quantity = 1;",
        "Line l = new(); do { if (n == 2) { l = _main; continue; } l = new(); } while (n-- > 0); [|l.Quantity = 1|];",
        "switch (n) { case 1: goto case 2; case 2: { var l = _main; goto default; } default: var m = new Line(); m.Quantity = 1; break; }",
        "Line a = new(); void Take() => a = _main; a.Quantity = 1;");

    [Fact]
    public Task Statements() => Host.VerifyAsync(StatementsCode.Replace("a = _main; a.Quantity = 1;", "a = _main; {|DFX1001:a.Quantity = 1|};", StringComparison.Ordinal));
}
