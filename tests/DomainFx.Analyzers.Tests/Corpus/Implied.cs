using System.Collections;
using System.Runtime.CompilerServices;
using DomainFx;

namespace Corpus.Implied;

// Code that calls what it does not name (enumerators, Deconstruct, Dispose, awaiters, ToString, handlers of strings), and delegates that come from elsewhere.
public class Coin { public int Worth { get; set; } public List<int> Marks { get; } = []; public Coin? Twin; public void Bump() => Worth++; public void Look() => Worth++; public int Look(int n) => n; }
public record Box(Coin Coin) { public Coin Set { get; set; } = new(); }
public record Stacked(int N) { public Stacked(Stack<Coin> from) : this(1) => from.Clear(); }
public struct Shown { public Coin Coin; private int _n; public override string ToString() => $"{_n++}"; }
public abstract class Purse { protected int N; protected Coin Coin = new(); protected List<Coin> Coins = []; protected List<int> Seen = []; protected Pair Pair = new(); protected Fused Fused = new(new(), new()); protected Task<Coin> Later = Task.FromResult(new Coin()); protected Dictionary<string, Coin> ByName = []; protected object Any = new(); protected Stacked Stacked = new(1); protected Shown Shown; }
public class Pair { public Coin Coin = new(); public void Deconstruct(out int a, out int b) { Coin.Worth++; a = b = 1; } }
public class Frank { public Coin Coin = new(); public void Deconstruct(out Coin a, out int b) { a = Coin; b = 1; } }
public record Fused(Coin Coin, Coin Other) { public int Times { get; init; } protected Fused(Fused other) { Coin = other.Coin; Other = other.Other; other.Coin.Worth++; } }
public record Card(Coin Coin, Coin Other) { public int Times { get; init; } }
public record Deck(Card Card) { public Coin Set { get; set; } = new(); }
public class Walked { public Coin? Coin; public IEnumerator<int> GetEnumerator() { Coin!.Worth++; yield return 1; } }
public class Stepped { public Coin? Coin; public Steps GetEnumerator() => new() { Coin = Coin! }; }
public class Steps { public Coin? Coin; public Coin Current { get { Coin!.Worth++; return Coin; } } public bool MoveNext() => false; }
public class Moved { public Coin? Coin; public Moved GetEnumerator() => this; public int Current => 1; public bool MoveNext() { Coin!.Worth++; return false; } }
public class Closed { public Coin? Coin; public Closing GetEnumerator() => new() { Coin = Coin! }; }
public class Closing : IDisposable { public Coin? Coin; public int Current => 1; public bool MoveNext() => false; public void Dispose() => Coin!.Worth++; }
public class Quiet(List<Coin> coins) { public IEnumerator<Coin> GetEnumerator() => coins.GetEnumerator(); }
public class Fresh(List<Coin> coins) { public IEnumerator<Coin> GetEnumerator() { foreach (Coin coin in coins) yield return new Coin { Worth = coin.Worth }; } }
public class Outer { public Coin? Coin; }
public static class OuterWalk { public static IEnumerator<int> GetEnumerator(this Outer outer) { outer.Coin!.Worth++; yield return 1; } public static void Deconstruct(this Outer outer, out int a, out int b) { outer.Coin!.Worth++; a = b = 1; } }
public class Flow { public Coin? Coin; public async IAsyncEnumerator<int> GetAsyncEnumerator() { await Task.Yield(); Coin!.Worth++; yield return 1; } }
public class Hidden : IDisposable, IAsyncDisposable { public Coin? Coin; void IDisposable.Dispose() => Coin!.Worth++; async ValueTask IAsyncDisposable.DisposeAsync() { await Task.Yield(); Coin!.Worth++; } }
public class Heir : Hidden;
public ref struct Lease { public Coin Coin; public void Dispose() => Coin.Worth++; }
public class Awaited { public Coin? Coin; public TaskAwaiter GetAwaiter() { Coin!.Worth++; return default; } }
public class Asked { public Coin? Coin; public Answer GetAwaiter() => new() { Coin = Coin! }; }
public class Answer : INotifyCompletion { public Coin? Coin; public bool IsCompleted => true; public Coin GetResult() { Coin!.Worth++; return Coin; } public void OnCompleted(Action continuation) { } }
public class Said { public Coin? Coin; public override string ToString() { Coin!.Worth++; return ""; } }
public class SaidToo : Said;
public class Text { public override string ToString() => "x"; public string ToString(string format) => format; }
public class Ranged { public Coin? Coin; public int Length => 3; public Coin this[int i] { get { Coin!.Worth++; return Coin; } } public Coin Slice(int from, int count) { Coin!.Worth++; return Coin; } }
public class Long { public Coin? Coin; public int Length { get { Coin!.Worth++; return 3; } } public int this[int i] => i; }
[CollectionBuilder(typeof(Made), "Create")] public class Made : IEnumerable<Coin> { public static Made Create(ReadOnlySpan<Coin> coins) { coins[0].Worth++; return new(); } public IEnumerator<Coin> GetEnumerator() => null!; IEnumerator IEnumerable.GetEnumerator() => null!; }
public class Taking : IEnumerable<Coin> { public void Add(Coin coin) => coin.Worth++; public IEnumerator<Coin> GetEnumerator() => null!; IEnumerator IEnumerable.GetEnumerator() => null!; }
public class Keeping : IEnumerable<Coin> { private readonly List<Coin> _coins = []; public void Add(Coin coin) => _coins.Add(coin); public Coin First => _coins[0]; public IEnumerator<Coin> GetEnumerator() => null!; IEnumerator IEnumerable.GetEnumerator() => null!; }
public class Early(Coin coin) { private readonly int _first = coin.Worth++; public int First => _first; }
public class EarlyToo(Coin coin) { public static int Made { get; set; } = 1; public int First { get; } = coin.Worth++; }
public class Based(Coin coin) : Base(coin);
public class Base { protected Base(Coin coin) => coin.Worth++; }
public class Late(Coin coin) { private readonly List<int> _seen = [coin.Worth]; public int Worth => coin.Worth + _seen.Count; }
public class Holder { public Func<Coin, int>? Act; public Func<Coin, int> Get() => Act!; }
[InterpolatedStringHandler] public readonly ref struct Taken { private readonly Coin _coin; public Taken(int length, int count, Coin coin) { _coin = coin; coin.Worth++; } public void AppendLiteral(string text) { } public void AppendFormatted<T>(T value) => _coin.ToString(); }
[InterpolatedStringHandler] public readonly ref struct Eager { public Eager(int length, int count) { } public void AppendLiteral(string text) { } public void AppendFormatted(Coin coin) => coin.Worth++; }
[InterpolatedStringHandler] public readonly ref struct Receiving { private readonly Log _log; public Receiving(int length, int count, Log log, out bool wanted) { _log = log; wanted = true; } public void AppendLiteral(string text) => _log.Lines.Add(text); public void AppendFormatted(int value) { } }
public class Log { public List<string> Lines { get; } = []; public void Write([InterpolatedStringHandlerArgument("")] Receiving text) { } public void Plain(string text) { } }
public static class Make
{
    public static Func<Coin, int> Setter(int n) { Func<Coin, int> set = coin => coin.Worth = n; return set; }
    public static Func<Coin, int> Either(bool first) => first ? coin => coin.Worth = 1 : coin => coin.Worth = 2;
    public static Func<Func<Coin, int>> Twice() => () => coin => coin.Worth = 3;
    public static Action<Coin> Local() { return Wipe; void Wipe(Coin coin) => coin.Worth = 0; }
    public static Action<Coin> Through() { return coin => Wipe(coin); void Wipe(Coin coin) => Wipe2(coin); void Wipe2(Coin coin) { if (coin.Twin is { } twin) Wipe(twin); coin.Worth = 0; } }
    public static void Give(out Action<Coin> act) => act = coin => coin.Worth = 1;
    public static Holder Held() => new() { Act = coin => coin.Worth++ };
    public static Action<Coin>[] All() => [coin => coin.Worth = 1];
    public static (Action<Coin> Act, int N) Tupled() => (coin => coin.Worth = 0, 1);
    public static T Same<T>(T thing) => thing;
    public static Action<Coin> Step { get; } = coin => coin.Worth = 9;
    public static Action<Coin> Prop => coin => coin.Worth = 9;
    public static readonly Action<Coin> Field = coin => coin.Worth = 9;
    public static readonly Action<Coin> Named = Wipe;
    public static readonly Func<int> Counting = () => Count++;
    public static int Count { get; set; }
    public static void Wipe(Coin coin) => coin.Worth = 0;
    public static async Task<Action<Coin>> LaterAsync() { await Task.Yield(); return coin => coin.Worth = 2; }
    public static Func<int> Counted() => () => Count++;
    public static Func<long> Clock() => () => DateTime.UtcNow.Ticks;
    public static Action Counter(List<int> seen) => () => seen.Add(1);
    public static Action Named2(Coin coin) => coin.Bump;
    public static Func<Coin, int> Reader() => coin => coin.Worth + 1;
    public static Func<Coin, Coin> Copier() => coin => { var copy = new Coin { Worth = coin.Worth }; copy.Worth++; return copy; };
    public static Func<Coin, Coin> Passer() => coin => coin;
    public static Func<int> Own() { int n = 0; return () => n++; }
    public static readonly Func<Coin, int> Read = coin => coin.Worth;
    public static void Log(Coin coin, [InterpolatedStringHandlerArgument(nameof(coin))] Taken text) { }
    public static void Show(Eager text) { }
    public static async IAsyncEnumerable<Coin> FlowAsync(List<Coin> coins) { foreach (Coin coin in coins) { await Task.Yield(); yield return coin; } }
    public static Card Changed(Card card) => card with { Coin = new() };
}
[EventType("implied-done")] public sealed record Done(int N);

// A change that nobody sees.
[Aggregate("implied-1")] public sealed partial class Implied1 : Purse { [Command(Creates = true)] public void Go() { _ = new Early(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-2")] public sealed partial class Implied2 : Purse { [Command(Creates = true)] public void Go() { _ = new EarlyToo(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-3")] public sealed partial class Implied3 : Purse { [Command(Creates = true)] public void Go() { _ = new Based(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-4")] public sealed partial class Implied4 : Purse { [Command(Creates = true)] public void Go() { _ = Fused with { }; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-5")] public sealed partial class Implied5 : Purse { [Command(Creates = true)] public void Go() { var other = Fused with { Coin = new() }; other.Other.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-6")] public sealed partial class Implied6 : Purse { [Command(Creates = true)] public void Go() { Made made = [Coin]; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-7")] public sealed partial class Implied7 : Purse { [Command(Creates = true)] public void Go() { Taking taking = [Coin]; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-8")] public sealed partial class Implied8 : Purse { [Command(Creates = true)] public void Go() { Keeping keeping = [Coin]; keeping.First.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-9")] public sealed partial class Implied9 : Purse { [Command(Creates = true)] public void Go() { _ = new Ranged { Coin = Coin }[^1]; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-10")] public sealed partial class Implied10 : Purse { [Command(Creates = true)] public void Go() { _ = new Ranged { Coin = Coin }[1..]; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-11")] public sealed partial class Implied11 : Purse { [Command(Creates = true)] public void Go() { _ = new Long { Coin = Coin }[^1]; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-12")] public sealed partial class Implied12 : Purse { [Command(Creates = true)] public void Go() { foreach (int x in new Walked { Coin = Coin }) { } Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-13")] public sealed partial class Implied13 : Purse { [Command(Creates = true)] public void Go() { foreach (Coin x in new Stepped { Coin = Coin }) { } Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-14")] public sealed partial class Implied14 : Purse { [Command(Creates = true)] public void Go() { foreach (int x in new Moved { Coin = Coin }) { } Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-15")] public sealed partial class Implied15 : Purse { [Command(Creates = true)] public void Go() { foreach (int x in new Closed { Coin = Coin }) { } Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-16")] public sealed partial class Implied16 : Purse { [Command(Creates = true)] public void Go() { foreach (int x in new Outer { Coin = Coin }) { } Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-17")] public sealed partial class Implied17 : Purse { [Command(Creates = true)] public void Go() { foreach (Coin x in new Quiet(Coins)) x.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-18")] public sealed partial class Implied18 : Purse { [Command(Creates = true)] public async Task Go() { await foreach (int x in new Flow { Coin = Coin }) { } Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-19")] public sealed partial class Implied19 : Purse { [Command(Creates = true)] public async Task Go() { await foreach (Coin x in Make.FlowAsync(Coins)) x.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-20")] public sealed partial class Implied20 : Purse { [Command(Creates = true)] public void Go() { foreach (var (x, i) in Coins.Select((x, i) => (x, i))) x.Worth = i; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-21")] public sealed partial class Implied21 : Purse { [Command(Creates = true)] public void Go() { foreach (var (a, b) in Coins.Zip(Coins)) b.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-22")] public sealed partial class Implied22 : Purse { [Command(Creates = true)] public void Go() { foreach (var (name, coin) in ByName) coin.Worth = name.Length; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-23")] public sealed partial class Implied23 : Purse { [Command(Creates = true)] public void Go() { var (a, (b, c)) = (1, (Coin, 2)); b.Worth = a + c; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-24")] public sealed partial class Implied24 : Purse { [Command(Creates = true)] public void Go() { var pair = (1, (Coin, 2)); var (d, (e, f)) = pair; e.Worth = d + f; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-25")] public sealed partial class Implied25 : Purse { [Command(Creates = true)] public void Go() { var (a, b) = Pair; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-26")] public sealed partial class Implied26 : Purse { [Command(Creates = true)] public void Go() { int a, b; (a, b) = Pair; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-27")] public sealed partial class Implied27 : Purse { [Command(Creates = true)] public void Go() { foreach (var (a, b) in new[] { Pair }) { } Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-28")] public sealed partial class Implied28 : Purse { [Command(Creates = true)] public void Go() { var (x, (a, b)) = (1, Pair); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-29")] public sealed partial class Implied29 : Purse { [Command(Creates = true)] public void Go() { var whole = (1, Pair); var (x, (a, b)) = whole; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-30")] public sealed partial class Implied30 : Purse { [Command(Creates = true)] public void Go() { var (a, b) = new Outer { Coin = Coin }; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-31")] public sealed partial class Implied31 : Purse { [Command(Creates = true)] public void Go() { var (a, b) = new Frank { Coin = Coin }; a.Worth = b; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-32")] public sealed partial class Implied32 : Purse { [Command(Creates = true)] public void Go() { if (Pair is (1, 2)) N.ToString(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-33")] public sealed partial class Implied33 : Purse { [Command(Creates = true)] public void Go() { _ = Pair switch { (1, _) => 1, _ => 2 }; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-34")] public sealed partial class Implied34 : Purse { [Command(Creates = true)] public void Go() { using var hidden = new Hidden { Coin = Coin }; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-35")] public sealed partial class Implied35 : Purse { [Command(Creates = true)] public void Go() { using (new Heir { Coin = Coin }) { } Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-36")] public sealed partial class Implied36 : Purse { [Command(Creates = true)] public void Go() { using (var hidden = new Hidden { Coin = Coin }) { } Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-37")] public sealed partial class Implied37 : Purse { [Command(Creates = true)] public async Task Go() { await using var hidden = new Hidden { Coin = Coin }; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-38")] public sealed partial class Implied38 : Purse { [Command(Creates = true)] public async Task Go() { await using (new Hidden { Coin = Coin }) { } Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-39")] public sealed partial class Implied39 : Purse { [Command(Creates = true)] public void Go() { using var lease = new Lease { Coin = Coin }; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-40")] public sealed partial class Implied40 : Purse { [Command(Creates = true)] public async Task Go() { await new Awaited { Coin = Coin }; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-41")] public sealed partial class Implied41 : Purse { [Command(Creates = true)] public async Task Go() { Coin mine = await new Asked { Coin = Coin }; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-42")] public sealed partial class Implied42 : Purse { [Command(Creates = true)] public void Go() { string text = $"{new Said { Coin = Coin }}"; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-43")] public sealed partial class Implied43 : Purse { [Command(Creates = true)] public void Go() { string text = "a" + new Said { Coin = Coin } + 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-44")] public sealed partial class Implied44 : Purse { [Command(Creates = true)] public void Go() { string text = new SaidToo { Coin = Coin } + "a"; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-45")] public sealed partial class Implied45 : Purse { [Command(Creates = true)] public void Go() { dynamic late = Coin; late.Bump(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-46")] public sealed partial class Implied46 : Purse { [Command(Creates = true)] public void Go() { Make.Log(Coin, $"a {1}"); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-47")] public sealed partial class Implied47 : Purse { [Command(Creates = true)] public void Go() { Make.Show($"a {Coin}"); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-48")] public sealed partial class Implied48 : Purse { [Command(Creates = true)] public void Go() { Log log = (Log)Any; log.Write($"a"); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-49")] public sealed partial class Implied49 : Purse { [Command(Creates = true)] public void Go() { Make.Setter(3)(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-50")] public sealed partial class Implied50 : Purse { [Command(Creates = true)] public void Go() { Make.Either(true)(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-51")] public sealed partial class Implied51 : Purse { [Command(Creates = true)] public void Go() { Make.Twice()()(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-52")] public sealed partial class Implied52 : Purse { [Command(Creates = true)] public void Go() { Make.Local()(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-53")] public sealed partial class Implied53 : Purse { [Command(Creates = true)] public void Go() { Make.Through()(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-54")] public sealed partial class Implied54 : Purse { [Command(Creates = true)] public void Go() { Make.Give(out Action<Coin> act); act(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-55")] public sealed partial class Implied55 : Purse { [Command(Creates = true)] public void Go() { Make.Held().Act!(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-56")] public sealed partial class Implied56 : Purse { [Command(Creates = true)] public void Go() { Make.All()[0](Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-57")] public sealed partial class Implied57 : Purse { [Command(Creates = true)] public void Go() { foreach (Action<Coin> act in Make.All()) act(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-58")] public sealed partial class Implied58 : Purse { [Command(Creates = true)] public void Go() { Make.Tupled().Act(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-59")] public sealed partial class Implied59 : Purse { [Command(Creates = true)] public void Go() { Make.Same<Action<Coin>>(coin => coin.Worth = 1)(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-60")] public sealed partial class Implied60 : Purse { [Command(Creates = true)] public void Go() { Make.Step(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-61")] public sealed partial class Implied61 : Purse { [Command(Creates = true)] public void Go() { Make.Prop(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-62")] public sealed partial class Implied62 : Purse { [Command(Creates = true)] public void Go() { Make.Field(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-63")] public sealed partial class Implied63 : Purse { [Command(Creates = true)] public void Go() { Make.Named(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-64")] public sealed partial class Implied64 : Purse { [Command(Creates = true)] public void Go() { Make.Counting(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-65")] public sealed partial class Implied65 : Purse { [Command(Creates = true)] public async Task Go() { (await Make.LaterAsync())(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-66")] public sealed partial class Implied66 : Purse { [Command(Creates = true)] public void Go() { Make.Counter(Seen)(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-67")] public sealed partial class Implied67 : Purse { [Command(Creates = true)] public void Go() { Make.Named2(Coin)(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-68")] public sealed partial class Implied68 : Purse { [Command(Creates = true)] public void Go() { Make.Passer()(Coin).Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-69")] public sealed partial class Implied69 : Purse { [Command(Creates = true)] public void Go() { _ = Coins.Select(Make.Setter(3)).ToList(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-70")] public sealed partial class Implied70 : Purse { [Command(Creates = true)] public void Go() { var acts = new Dictionary<int, Action<Coin>> { [1] = coin => coin.Worth = 3 }; acts[1](Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-71")] public sealed partial class Implied71 : Purse { [Command(Creates = true)] public void Go() { Mine()(); Raise(new Done(1)); } private Action Mine() => () => N = 3; [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-72")] public sealed partial class Implied72 : Purse { [Command(Creates = true)] public void Go() { var card = new Card(Coin, new()) with { Times = 1 }; card.Coin.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-73")] public sealed partial class Implied73 : Purse { [Command(Creates = true)] public void Go() { var card = Make.Changed(new Card(Coin, Coin)); card.Other.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-74")] public sealed partial class Implied74 : Purse { [Command(Creates = true)] public void Go() { var card = N > 0 ? new Card(Coin, Coin) with { Coin = new() } : new Card(Coin, Coin); card.Coin.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-75")] public sealed partial class Implied75 : Purse { [Command(Creates = true)] public void Go() { var deck = new Deck(new(Coin, Coin)) with { Set = new() }; deck.Set = Coin; deck.Set.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-76")] public sealed partial class Implied76 : Purse { [Command(Creates = true)] public void Go() { var box = new Box(Coin) with { Set = new() }; Box[] boxes = [box]; boxes[0].Set = Coin; box.Set.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-77")] public sealed partial class Implied77 : Purse { [Command(Creates = true)] public void Go() { new Holder { Act = coin => coin.Worth++ }.Get()(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-78")] public sealed partial class Implied78 : Purse { [Command(Creates = true)] public void Go() { Card first = new(Coin, Coin), card = first with { Coin = new() }; for (int i = 0; i < 2; i++) { card.Coin.Worth = 1; card = first; } Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-79")] public sealed partial class Implied79 : Purse { [Command(Creates = true)] public void Go() { Card first = new(Coin, Coin), card = first with { Coin = new() }; for (int i = 0; i < 2; i++) { card.Coin.Worth = 1; card = first with { Coin = Coin }; } Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-80")] public sealed partial class Implied80 : Purse { [Command(Creates = true)] public void Go() { _ = Make.Counted()(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("implied-81")] public sealed partial class Implied81 : Purse { [Command(Creates = true)] public void Go() { _ = Make.Clock()(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1003

// The same on objects that the command made, or without a change.
[Aggregate("plain-1")] public sealed partial class Plain1 : Purse { [Command(Creates = true)] public void Go() { _ = new Early(new Coin { Worth = Coin.Worth }); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-2")] public sealed partial class Plain2 : Purse { [Command(Creates = true)] public void Go() { Raise(new Done(new Late(Coin).Worth)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-3")] public sealed partial class Plain3 : Purse { [Command(Creates = true)] public void Go() { _ = new Based(new()); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-4")] public sealed partial class Plain4 : Purse { [Command(Creates = true)] public void Go() { string text = $"{Shown}"; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-5")] public sealed partial class Plain5 : Purse { [Command(Creates = true)] public void Go() { dynamic late = Coin; late.Look(1); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-6")] public sealed partial class Plain6 : Purse { [Command(Creates = true)] public void Go() { _ = Stacked with { N = 2 }; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-7")] public sealed partial class Plain7 : Purse { [Command(Creates = true)] public void Go() { Card first = new(Coin, Coin), card = N > 0 ? first with { Coin = new() } : first with { Coin = new(), Times = 1 }; card.Coin.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-8")] public sealed partial class Plain8 : Purse { [Command(Creates = true)] public void Go() { _ = new Fused(new(), new()) with { Times = Fused.Times }; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-9")] public sealed partial class Plain9 : Purse { [Command(Creates = true)] public void Go() { Made made = [new Coin(), new Coin()]; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-10")] public sealed partial class Plain10 : Purse { [Command(Creates = true)] public void Go() { Taking taking = [new()]; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-11")] public sealed partial class Plain11 : Purse { [Command(Creates = true)] public void Go() { Keeping keeping = [new(), new()]; keeping.First.Worth = Coin.Worth; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-12")] public sealed partial class Plain12 : Purse { [Command(Creates = true)] public void Go() { _ = new Ranged { Coin = new() }[^1]; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-13")] public sealed partial class Plain13 : Purse { [Command(Creates = true)] public void Go() { foreach (int x in new Walked { Coin = new() }) N.ToString(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-14")] public sealed partial class Plain14 : Purse { [Command(Creates = true)] public void Go() { foreach (Coin x in new Stepped { Coin = new() }) x.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-15")] public sealed partial class Plain15 : Purse { [Command(Creates = true)] public void Go() { foreach (Coin x in new Fresh(Coins)) x.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-16")] public sealed partial class Plain16 : Purse { [Command(Creates = true)] public void Go() { foreach (Coin x in new Quiet([new()])) x.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-17")] public sealed partial class Plain17 : Purse { [Command(Creates = true)] public void Go() { int sum = 0; foreach (Coin x in new Quiet(Coins)) sum += x.Worth; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-18")] public sealed partial class Plain18 : Purse { [Command(Creates = true)] public async Task Go() { await foreach (int x in new Flow { Coin = new() }) N.ToString(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-19")] public sealed partial class Plain19 : Purse { [Command(Creates = true)] public async Task Go() { await foreach (Coin x in Make.FlowAsync([new()])) x.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-20")] public sealed partial class Plain20 : Purse { [Command(Creates = true)] public void Go() { int sum = 0; foreach (var (x, i) in Coins.Select((x, i) => (x, i))) sum += i * x.Worth; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-21")] public sealed partial class Plain21 : Purse { [Command(Creates = true)] public void Go() { foreach (var (x, i) in Coins.Select((x, i) => (new Coin { Worth = x.Worth }, i))) x.Worth = i; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-22")] public sealed partial class Plain22 : Purse { [Command(Creates = true)] public void Go() { int sum = 0; foreach (var (name, coin) in ByName) { sum += coin.Worth; sum++; } Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-23")] public sealed partial class Plain23 : Purse { [Command(Creates = true)] public void Go() { var (a, (b, c)) = (1, (new Coin(), Coin.Worth)); b.Worth = a + c; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-24")] public sealed partial class Plain24 : Purse { [Command(Creates = true)] public void Go() { var (a, b) = new Pair(); a += b; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-25")] public sealed partial class Plain25 : Purse { [Command(Creates = true)] public void Go() { var (a, b) = new Outer { Coin = new() }; a += b; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-26")] public sealed partial class Plain26 : Purse { [Command(Creates = true)] public void Go() { foreach (var (a, b) in new[] { new Pair() }) N.ToString(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-27")] public sealed partial class Plain27 : Purse { [Command(Creates = true)] public void Go() { if (new Pair() is (1, 2)) N.ToString(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-28")] public sealed partial class Plain28 : Purse { [Command(Creates = true)] public void Go() { using var hidden = new Hidden { Coin = new() }; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-29")] public sealed partial class Plain29 : Purse { [Command(Creates = true)] public void Go() { using (new Heir { Coin = new() }) N.ToString(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-30")] public sealed partial class Plain30 : Purse { [Command(Creates = true)] public async Task Go() { await using (new Hidden { Coin = new() }) N.ToString(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-31")] public sealed partial class Plain31 : Purse { [Command(Creates = true)] public void Go() { using var lease = new Lease { Coin = new() }; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-32")] public sealed partial class Plain32 : Purse { [Command(Creates = true)] public async Task Go() { await new Awaited { Coin = new() }; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-33")] public sealed partial class Plain33 : Purse { [Command(Creates = true)] public async Task Go() { Coin mine = await new Asked { Coin = new() }; mine.Worth = Coin.Worth; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-34")] public sealed partial class Plain34 : Purse { [Command(Creates = true)] public void Go() { string text = $"{new Said { Coin = new() }} {Any} {Coin.Worth,3}"; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-35")] public sealed partial class Plain35 : Purse { [Command(Creates = true)] public void Go() { string text = "a" + new Text() + Coins.Count + Any; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-36")] public sealed partial class Plain36 : Purse { [Command(Creates = true)] public void Go() { dynamic late = new Coin(); late.Bump(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-37")] public sealed partial class Plain37 : Purse { [Command(Creates = true)] public void Go() { Make.Log(new(), $"a {Coin.Worth} {Coin}"); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-38")] public sealed partial class Plain38 : Purse { [Command(Creates = true)] public void Go() { Make.Show($"a {new Coin()}"); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-39")] public sealed partial class Plain39 : Purse { [Command(Creates = true)] public void Go() { var log = new Log(); log.Write($"a {N}"); log.Plain($"{N}"); log.Lines.Clear(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-40")] public sealed partial class Plain40 : Purse { [Command(Creates = true)] public void Go() { Make.Setter(Coin.Worth)(new()); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-41")] public sealed partial class Plain41 : Purse { [Command(Creates = true)] public void Go() { Make.Twice()()(new()); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-42")] public sealed partial class Plain42 : Purse { [Command(Creates = true)] public void Go() { Make.Local()(new()); Make.Through()(new()); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-43")] public sealed partial class Plain43 : Purse { [Command(Creates = true)] public void Go() { Make.Give(out Action<Coin> act); act(new()); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-44")] public sealed partial class Plain44 : Purse { [Command(Creates = true)] public void Go() { Make.Held().Act!(new()); foreach (Action<Coin> act in Make.All()) act(new()); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-45")] public sealed partial class Plain45 : Purse { [Command(Creates = true)] public void Go() { Make.Step(new()); Make.Prop(new()); Make.Field(new()); Make.Named(new()); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-46")] public sealed partial class Plain46 : Purse { [Command(Creates = true)] public void Go() { _ = Make.Reader()(Coin) + Make.Read(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-47")] public sealed partial class Plain47 : Purse { [Command(Creates = true)] public void Go() { Make.Copier()(Coin).Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-48")] public sealed partial class Plain48 : Purse { [Command(Creates = true)] public void Go() { Func<int> next = Make.Own(); next(); next(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-49")] public sealed partial class Plain49 : Purse { [Command(Creates = true)] public void Go() { List<int> mine = [.. Seen]; Make.Counter(mine)(); mine.Clear(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-50")] public sealed partial class Plain50 : Purse { [Command(Creates = true)] public void Go() { Make.Passer()(new Coin { Worth = Coin.Worth }).Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-51")] public sealed partial class Plain51 : Purse { [Command(Creates = true)] public void Go() { int sum = Coins.Select(Make.Reader()).Sum() + Coins.Sum(Make.Read); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-52")] public sealed partial class Plain52 : Purse { [Command(Creates = true)] public void Go() { var acts = new Dictionary<int, Func<Coin, int>> { [1] = coin => coin.Worth + 3 }; acts[1](Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-53")] public sealed partial class Plain53 : Purse { [Command(Creates = true)] public async Task Go() { (await Make.LaterAsync())(new()); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-54")] public sealed partial class Plain54 : Purse { [Command(Creates = true)] public void Go() { var card = new Card(Coin, Coin) with { Coin = new(), Other = new() }; card.Coin.Worth = 1; card.Other.Worth = Coin.Worth; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-55")] public sealed partial class Plain55 : Purse { [Command(Creates = true)] public void Go() { var deck = new Deck(new(Coin, Coin)); var next = deck with { Card = deck.Card with { Other = new() } }; next.Card.Other.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-56")] public sealed partial class Plain56 : Purse { [Command(Creates = true)] public void Go() { var card = Make.Changed(new Card(Coin, Coin)); card.Coin.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-57")] public sealed partial class Plain57 : Purse { [Command(Creates = true)] public void Go() { var card = new Card(Coin, Coin) with { Coin = new() }; card = card with { Times = 3 }; card.Coin.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("plain-58")] public sealed partial class Plain58 : Purse { [Command(Creates = true)] public void Go() { var card = N > 0 ? new Card(Coin, Coin) with { Coin = new() } : new Card(new(), new()); card.Coin.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
