using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using DomainFx;

#nullable disable warnings
namespace Corpus.Callbacks;

// Code that others call: delegates that were kept, methods that the framework calls, whatever implements an interface; and memory behind the compiler's back.
[EventType("callbacks-done")] public sealed record Done(int N);
public class Coin : IComparable<Coin> { public int Worth { get; set; } public int Seen; public List<int> Marks = []; public int CompareTo(Coin? other) { Seen++; return Worth - (other?.Worth ?? 0); } public void Bump() => Worth++; }
public class Named : IEquatable<Named> { public string Name = ""; public int Asked; public bool Equals(Named? other) { Asked++; return Name == other?.Name; } public override bool Equals(object? other) => other is Named named && Equals(named); public override int GetHashCode() { Asked++; return Name.Length; } public override string ToString() { Asked++; return Name; } }
public class Token : IComparable<Token>, IEquatable<Token> { public int Worth; public int CompareTo(Token? other) => Worth.CompareTo(other?.Worth); public bool Equals(Token? other) => Worth == other?.Worth; public override bool Equals(object? other) => Equals(other as Token); public override int GetHashCode() => Worth; public override string ToString() { var text = new StringBuilder(); text.Append(Worth); return text.ToString(); } }
public class ByWorth : IComparer<Coin> { public int Compare(Coin? x, Coin? y) { x!.Seen = 1; return x.Worth - y!.Worth; } }
public class ByName : EqualityComparer<Token> { public override bool Equals(Token? x, Token? y) { x!.Worth = 1; return x == y; } public override int GetHashCode(Token token) => token.Worth; }
public class Fair : IComparer<Coin>, IEqualityComparer<Coin> { private int _asked; public int Compare(Coin? x, Coin? y) { _asked++; return x!.Worth - y!.Worth; } public bool Equals(Coin? x, Coin? y) => x!.Worth == y!.Worth; public int GetHashCode(Coin coin) => coin.Worth; }
public class Walk(List<Coin> coins) : IEnumerable<Coin> { public IEnumerator<Coin> GetEnumerator() { foreach (Coin coin in coins) { coin.Worth = 0; yield return coin; } } IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }
public class Look(List<Coin> coins) : IEnumerable<Coin> { public IEnumerator<Coin> GetEnumerator() { foreach (Coin coin in coins) yield return coin; } IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }
public class Written(List<Coin> coins) : IFormattable { public string ToString(string? format, IFormatProvider? provider) { coins.Clear(); return ""; } }
public abstract class Shape { public int Size; public abstract void Grow(); public abstract int Area(); public virtual void Shrink() { } }
public class Circle : Shape { public override void Grow() => Size++; public override int Area() => Size * 3; public override void Shrink() => Size--; }
public class Square : Shape { public override void Grow() => Size += 2; public override int Area() => Size * Size; }
public interface IPart { int Uses { get; } void Use(); int Left(int most); }
public class Wheel : IPart { public int Uses { get; private set; } public void Use() => Uses++; public int Left(int most) => most - Uses; }
public class Door : IPart { public int Uses { get; private set; } void IPart.Use() => Uses++; public int Left(int most) => most; }
public interface IPolicy { int Price(int n); }
public class Flat : IPolicy { public int Price(int n) => n; }
public class Counted : IPolicy { private int _asked; public int Price(int n) { int price = n * 2; price += _asked; return price; } }
public interface IVisitor { void Visit(Coin coin); }
public class Spender : IVisitor { public void Visit(Coin coin) => coin.Worth--; }
public class Summing : IVisitor { public int Sum { get; private set; } public void Visit(Coin coin) => Sum += coin.Worth; }
public class Spoken { public int Said; public override string ToString() { Said++; return ""; } }
public class Hushed : Spoken { public override string ToString() => "x"; }
public class Poked { public virtual void Poke() { } } public sealed class Quiet : Poked, IPoked { public override void Poke() { } void IPoked.Ask() { } } public sealed class Loud : Poked, IPoked { private int _n; public override void Poke() => _n++; void IPoked.Ask() => _n++; }
public interface IPoked { void Ask(); }
public abstract class Silent { public abstract void Step(); } public class Middling : Silent { public override void Step() { } } public class Lowest : Middling { private int _n; public override void Step() => _n++; }
public class Gauge { protected virtual void Hook() { } public void Calibrate() => Hook(); } public sealed class LoudMeter : Gauge { private int _n; protected override void Hook() => _n++; } public sealed class QuietMeter : Gauge { protected override void Hook() { } public void Run() => Calibrate(); }
public interface ITurn { void Turn(); } public class Knob : ICloneable, ITurn { private int _n; public object Clone() => new Knob(); public void Turn() => _n++; }
public class Bag : IList<Coin> { private readonly List<Coin> _all = []; public Coin this[int at] { get => _all[at]; set => _all[at] = value; } public int Count => _all.Count; public bool IsReadOnly => false; public void Add(Coin coin) => _all.Add(coin); public void Clear() => _all.Clear(); public bool Contains(Coin coin) => false; public void CopyTo(Coin[] to, int at) { } public int IndexOf(Coin coin) => 0; public void Insert(int at, Coin coin) => _all.Insert(at, coin); public bool Remove(Coin coin) => _all.Remove(coin); public void RemoveAt(int at) => _all.RemoveAt(at); public IEnumerator<Coin> GetEnumerator() => null!; IEnumerator IEnumerable.GetEnumerator() => null!; }
public struct Bagged { public List<int> Numbers; public void Keep(List<int> numbers) => Numbers = numbers; }
public struct Inner { public List<int> Numbers, Marks; }
public struct Middle { public Inner Inner; public int Count; }
public struct Outermost { public Middle Middle; }
public static class Kit
{
    public static void Use<T>(T part) where T : IPart => part.Use();
    public static int Ask<T>(T part) where T : IPart => part.Left(3);
    public static void Tell(IVisitor visitor, List<Coin> coins) { foreach (Coin coin in coins) visitor.Visit(coin); }
    public static void Spend(Coin coin) => coin.Worth--;
    public static Action Both(Action one, Action other) => one + other;
}

public abstract class Chest
{
    protected int N; protected Coin Coin = new(); protected List<Coin> Coins = []; protected List<Named> Names = []; protected List<Token> Tokens = []; protected int[] Numbers = new int[4]; protected Shape Shape = new Circle(); protected List<Shape> Shapes = []; protected IPart Part = new Wheel(); protected List<IPart> Parts = []; protected IPolicy Policy = new Flat(); protected Outermost Out; protected List<Spoken> Spoken = []; protected Hushed Hushed = new(); protected Quiet Quiet = new(); protected Middling Middling = new(); protected Gauge Gauge = new LoudMeter(); protected QuietMeter QuietMeter = new(); protected ITurn Turn = new Knob(); protected Bag Bag = new();
}

// Delegates that were kept.
[Aggregate("kept-1")] public sealed partial class Kept1 : Chest { private Action _act = () => { }; [Command(Creates = true)] public void Go() { _act(); Raise(new Done(1)); } [Event] private void Apply(Done e) => _act = () => N++; } // DFX1001
[Aggregate("kept-2")] public sealed partial class Kept2 : Chest { private Action<Coin>? _act; [Command(Creates = true)] public void Go() { _act?.Invoke(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => _act = Kit.Spend; } // DFX1001
[Aggregate("kept-3")] public sealed partial class Kept3 : Chest { private readonly List<Action> _acts = []; [Command(Creates = true)] public void Go() { foreach (Action act in _acts) act(); Raise(new Done(1)); } [Event] private void Apply(Done e) => _acts.Add(() => N++); } // DFX1001
[Aggregate("kept-4")] public sealed partial class Kept4 : Chest { private readonly Dictionary<string, Action> _acts = []; [Command(Creates = true)] public void Go() { _acts["a"](); Raise(new Done(1)); } [Event] private void Apply(Done e) => _acts["a"] = Bump; private void Bump() => N++; } // DFX1001
[Aggregate("kept-5")] public sealed partial class Kept5 : Chest { private event Action? Changed; [Command(Creates = true)] public void Go() { Changed?.Invoke(); Raise(new Done(1)); } [Event] private void Apply(Done e) => Changed += () => N++; } // DFX1001
[Aggregate("kept-6")] public sealed partial class Kept6 : Chest { private Func<int>? Next { get; set; } [Command(Creates = true)] public void Go() => Raise(new Done(Next!())); [Event] private void Apply(Done e) { int Count() => N++; Next = Count; } } // DFX1001
[Aggregate("kept-7")] public sealed partial class Kept7 : Chest { private readonly Func<int> _next; public Kept7() { _next = () => N++; } [Command(Creates = true)] public void Go() => Raise(new Done(_next())); [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("kept-8")] public sealed partial class Kept8 : Chest { private Lazy<int>? _later; [Command(Creates = true)] public void Go() => Raise(new Done(_later!.Value)); [Event] private void Apply(Done e) => _later = new Lazy<int>(() => N++); } // DFX1001
[Aggregate("kept-9")] public sealed partial class Kept9 : Chest { private Action _act = () => { }; [Command(Creates = true)] public void Go() { _act.DynamicInvoke(); Raise(new Done(1)); } [Event] private void Apply(Done e) { Action act = () => N++; _act = act; } } // DFX1001
[Aggregate("kept-10")] public sealed partial class Kept10 : Chest { private Action _act = () => { }; [Command(Creates = true)] public void Go() { Run(); Raise(new Done(1)); } private void Run() => _act(); [Event] private void Apply(Done e) => Set(e); private void Set(Done e) => _act = () => N += e.N; } // DFX1001
public abstract class Hooked { protected int N; protected Action Act = () => { }; protected Hooked() => Act = () => N++; }
[Aggregate("kept-11")] public sealed partial class Kept11 : Hooked { [Command(Creates = true)] public void Go() { Act(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("kept-12")] public sealed unsafe partial class Kept12 : Chest { private delegate*<Coin, void> _act; [Command(Creates = true)] public void Go() { _act(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => _act = &Kit.Spend; } // DFX1001
[Aggregate("kept-13")] public sealed partial class Kept13 : Chest { [Command(Creates = true)] public void Go() { Action<Coin> look = c => _ = c.Worth; Action<Coin> all = look + Kit.Spend; all(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("kept-14")] public sealed partial class Kept14 : Chest { private static readonly Action<Coin> s_spend = Kit.Spend; [Command(Creates = true)] public void Go() { var all = (Action<Coin>)Delegate.Combine(s_spend, null); all(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("kept-15")] public sealed partial class Kept15 : Chest { private readonly Action<Coin> _look = c => _ = c.Worth, _spend = Kit.Spend; [Command(Creates = true)] public void Go() { Action<Coin> all = _look; all += _spend; all(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001

// Methods that the framework calls.
[Aggregate("called-1")] public sealed partial class Called1 : Chest { [Command(Creates = true)] public void Go() { var sorted = Coins.ToList(); sorted.Sort(); Raise(new Done(sorted.Count)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-2")] public sealed partial class Called2 : Chest { [Command(Creates = true)] public void Go() => Raise(new Done(Coins.Order().First().Worth)); [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-3")] public sealed partial class Called3 : Chest { [Command(Creates = true)] public void Go() => Raise(new Done(Names.Distinct().Count())); [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-4")] public sealed partial class Called4 : Chest { [Command(Creates = true)] public void Go(string name) => Raise(new Done(Names.Contains(new Named { Name = name }) ? 1 : 0)); [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-5")] public sealed partial class Called5 : Chest { [Command(Creates = true)] public void Go() => Raise(new Done(string.Join(", ", Names).Length)); [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-6")] public sealed partial class Called6 : Chest { [Command(Creates = true)] public void Go() => Raise(new Done(Coins.OrderBy(c => c, new ByWorth()).Count())); [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-7")] public sealed partial class Called7 : Chest { [Command(Creates = true)] public void Go() => Raise(new Done(Tokens.ToHashSet(new ByName()).Count)); [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-8")] public sealed partial class Called8 : Chest { [Command(Creates = true)] public void Go() => Raise(new Done(new Walk(Coins).ToList().Count)); [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-9")] public sealed partial class Called9 : Chest { [Command(Creates = true)] public void Go() => Raise(new Done($"{new Written(Coins):x}".Length)); [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-10")] public sealed partial class Called10 : Chest { [Command(Creates = true)] public void Go() { var text = new StringBuilder(); text.Append(Names[0]); Raise(new Done(text.Length)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-11")] public sealed partial class Called11 : Chest { [Command(Creates = true)] public void Go() => Raise(new Done(Names.GroupBy(n => n).Count() + Coins.Max()!.Worth)); [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-12")] public sealed partial class Called12 : Chest { [Command(Creates = true)] public void Go() { var seen = new HashSet<Named>(); foreach (Named name in Names) seen.Add(name); Raise(new Done(seen.Count)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-13")] public sealed partial class Called13 : Chest { [Command(Creates = true)] public void Go() { typeof(Coin).GetMethod("Bump")!.Invoke(Coin, null); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-14")] public sealed partial class Called14 : Chest { [Command(Creates = true)] public void Go() { MethodInfo bump = typeof(Coin).GetMethod(nameof(Callbacks.Coin.Bump))!; bump.Invoke(Coin, null); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-15")] public sealed partial class Called15 : Chest { [Command(Creates = true)] public void Go() { typeof(Coin).InvokeMember("Bump", BindingFlags.InvokeMethod, null, Coin, null); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001

// Whatever implements it.
[Aggregate("any-1")] public sealed partial class Any1 : Chest { [Command(Creates = true)] public void Go() { Shape.Grow(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("any-2")] public sealed partial class Any2 : Chest { [Command(Creates = true)] public void Go() { foreach (Shape shape in Shapes) shape.Grow(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("any-3")] public sealed partial class Any3 : Chest { [Command(Creates = true)] public void Go() { Part.Use(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("any-4")] public sealed partial class Any4 : Chest { [Command(Creates = true)] public void Go() { Kit.Use(Part); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("any-5")] public sealed partial class Any5 : Chest { [Command(Creates = true)] public void Go() { Parts.ForEach(part => part.Use()); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("any-6")] public sealed partial class Any6 : Chest { [Command(Creates = true)] public void Go() { Parts.ForEach(Kit.Use); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("any-7")] public sealed partial class Any7 : Chest { [Command(Creates = true)] public void Go() { Kit.Tell(new Spender(), Coins); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("any-8")] public sealed partial class Any8 : Chest { [Command(Creates = true)] public void Go() { Shape.Shrink(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001

// Memory behind the compiler's back.
[Aggregate("raw-1")] public sealed partial class Raw1 : Chest { [Command(Creates = true)] public void Go() { GCHandle pinned = GCHandle.Alloc(Numbers, GCHandleType.Pinned); Marshal.WriteInt32(pinned.AddrOfPinnedObject(), 3); pinned.Free(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("raw-2")] public sealed partial class Raw2 : Chest { [Command(Creates = true)] public void Go(byte[] from) { GCHandle pinned = GCHandle.Alloc(Numbers, GCHandleType.Pinned); Marshal.Copy(from, 0, pinned.AddrOfPinnedObject(), 4); pinned.Free(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("raw-3")] public sealed partial class Raw3 : Chest { [Command(Creates = true)] public void Go() { GCHandle held = GCHandle.Alloc(Coin); ((Coin)held.Target!).Worth = 3; held.Free(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("raw-4")] public sealed unsafe partial class Raw4 : Chest { [Command(Creates = true)] public void Go() { GCHandle pinned = GCHandle.Alloc(Numbers, GCHandleType.Pinned); nint at = pinned.AddrOfPinnedObject(); *(int*)at = 3; pinned.Free(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("raw-5")] public sealed partial class Raw5 : Chest { [Command(Creates = true)] public void Go() { Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Numbers), 1) = 3; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("raw-6")] public sealed partial class Raw6 : Chest { [Command(Creates = true)] public void Go() { Buffer.SetByte(Numbers, 0, 3); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("raw-7")] public sealed unsafe partial class Raw7 : Chest { [Command(Creates = true)] public void Go(int[] from) { fixed (int* to = Numbers, source = from) Buffer.MemoryCopy(source, to, 16, 16); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("raw-8")] public sealed unsafe partial class Raw8 : Chest { [Command(Creates = true)] public void Go() { fixed (int* to = Numbers) NativeMemory.Fill(to, 16, 0); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("raw-9")] public sealed partial class Raw9 : Chest { [Command(Creates = true)] public void Go() { var weak = new WeakReference<Coin>(Coin); if (weak.TryGetTarget(out Coin? coin)) coin.Worth = 3; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001

// The same, clean.
[Aggregate("calm-1")] public sealed partial class Calm1 : Chest { private Func<int, int> _price = n => n; [Command(Creates = true)] public void Go(int n) => Raise(new Done(_price(n))); [Event] private void Apply(Done e) => _price = n => n * N; }
[Aggregate("calm-2")] public sealed partial class Calm2 : Chest { private readonly List<Func<int, bool>> _rules = []; [Command(Creates = true)] public void Go(int n) { Require(_rules.All(rule => rule(n)), "a.b", "no"); Raise(new Done(n)); } [Event] private void Apply(Done e) => _rules.Add(n => n > N); }
[Aggregate("calm-3")] public sealed partial class Calm3 : Chest { private Action<Coin> _act = Kit.Spend; [Command(Creates = true)] public void Go() { var mine = new Coin { Worth = Coin.Worth }; _act(mine); Raise(new Done(mine.Worth)); } [Event] private void Apply(Done e) { _act = Kit.Spend; _act(Coin); } }
[Aggregate("calm-4")] public sealed partial class Calm4 : Chest { [Command(Creates = true)] public void Go() { int n = 0; Action one = () => n++, two = () => n += 2; Kit.Both(one, two)(); (one + two)(); Raise(new Done(n)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("calm-5")] public sealed partial class Calm5 : Chest { private Lazy<int>? _sum; [Command(Creates = true)] public void Go() => Raise(new Done(_sum?.Value ?? new Lazy<int>(() => Coins.Sum(c => c.Worth)).Value)); [Event] private void Apply(Done e) => _sum = new Lazy<int>(() => Coins.Count); }
[Aggregate("calm-6")] public sealed partial class Calm6 : Chest { [Command(Creates = true)] public void Go() { var sorted = Tokens.ToList(); sorted.Sort(); Token[] all = [.. Tokens.Order().Distinct()]; Raise(new Done(all.Length + sorted.IndexOf(new Token()))); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("calm-7")] public sealed partial class Calm7 : Chest { [Command(Creates = true)] public void Go() => Raise(new Done($"{string.Join(',', Tokens)} {Tokens[0]}".Length + Tokens.ToHashSet().Count + Tokens.Max()!.Worth)); [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("calm-8")] public sealed partial class Calm8 : Chest { [Command(Creates = true)] public void Go() { var fair = new Fair(); Raise(new Done(Coins.OrderBy(c => c, fair).ToHashSet(fair).Count)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("calm-9")] public sealed partial class Calm9 : Chest { [Command(Creates = true)] public void Go() { List<Coin> mine = [.. Coins.Select(c => new Coin { Worth = c.Worth })]; mine.Sort(); Raise(new Done(mine.Min()!.Worth + new Look(Coins).Count())); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("calm-10")] public sealed partial class Calm10 : Chest { [Command(Creates = true)] public void Go() { int area = Shape.Area() + Shapes.Sum(shape => shape.Area()); Shape mine = new Square(); mine.Grow(); Raise(new Done(area + mine.Size)); } [Event] private void Apply(Done e) { Shape.Grow(); Shape.Shrink(); } }
[Aggregate("calm-11")] public sealed partial class Calm11 : Chest { [Command(Creates = true)] public void Go() { IPart mine = new Wheel(); mine.Use(); Kit.Use(new Door()); Raise(new Done(Part.Left(3) + Kit.Ask(Part) + Part.Uses)); } [Event] private void Apply(Done e) => Part.Use(); }
[Aggregate("calm-12")] public sealed partial class Calm12 : Chest { [Command(Creates = true)] public void Go() { var summing = new Summing(); Walk(summing); Raise(new Done(summing.Sum + Policy.Price(3))); } private void Walk(Summing visitor) { foreach (Coin coin in Coins) visitor.Visit(coin); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("calm-13")] public sealed partial class Calm13 : Chest { [Command(Creates = true)] public void Go() { int[] copy = [.. Numbers]; GCHandle pinned = GCHandle.Alloc(copy, GCHandleType.Pinned); Marshal.WriteInt32(pinned.AddrOfPinnedObject(), 3); int first = Marshal.ReadInt32(pinned.AddrOfPinnedObject()); pinned.Free(); Buffer.SetByte(copy, 0, 1); Raise(new Done(first + Buffer.ByteLength(Numbers))); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("calm-14")] public sealed unsafe partial class Calm14 : Chest { [Command(Creates = true)] public void Go() { int sum = 0; fixed (int* from = Numbers) { for (int i = 0; i < 4; i++) sum += from[i]; } int* mine = stackalloc int[4]; NativeMemory.Clear(mine, 16); mine[0] = sum; Raise(new Done(*mine)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("calm-15")] public sealed partial class Calm15 : Chest { [Command(Creates = true)] public void Go() { Outermost copy = Out; copy.Middle.Inner.Numbers = [.. Out.Middle.Inner.Numbers]; copy.Middle.Inner.Numbers.Add(3); copy.Middle.Count++; Raise(new Done(copy.Middle.Inner.Numbers.Count)); } [Event] private void Apply(Done e) => Out.Middle.Count = e.N; }
[Aggregate("calm-16")] public sealed partial class Calm16 : Chest { private event Action<int>? Seen; [Command(Creates = true)] public void Go(int n) { Seen?.Invoke(n); int worth = (int)typeof(Coin).GetProperty("Worth")!.GetValue(Coin)!; Raise(new Done(worth)); } [Event] private void Apply(Done e) => Seen += n => { int twice = n * 2; _ = twice; }; }
[Aggregate("calm-17")] public sealed partial class Calm17 : Chest { private readonly Dictionary<string, Func<Coin, int>> _prices = new() { ["a"] = c => c.Worth, ["b"] = c => c.Marks.Count }; [Command(Creates = true)] public void Go(string kind) { if (!_prices.TryGetValue(kind, out Func<Coin, int>? price)) price = _ => 1; Raise(new Done(price(Coin))); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("calm-18")] public sealed partial class Calm18 : Chest { [Command(Creates = true)] public void Go() { var names = Names.ConvertAll(n => new Named { Name = n.Name }); var seen = new HashSet<Named>(names); seen.Add(new Named()); Raise(new Done(names.Distinct().Count() + seen.Count)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("kept-16")] public sealed partial class Kept16 : Chest { private static event Action? Shared; [Command(Creates = true)] public void Go() { Shared?.Invoke(); Raise(new Done(1)); } [Event] private void Apply(Done e) => Shared += () => N++; } // DFX1001
[Aggregate("kept-17")] public sealed partial class Kept17 : Chest { private Action _act = () => { }; [Command(Creates = true)] public void Go() { _act(); Raise(new Done(1)); } [Event] private void Apply(Done e) => _act = Coin.Bump; } // DFX1001
[Aggregate("kept-18")] public sealed partial class Kept18 : Chest { private Action _act = () => { }; [Command(Creates = true)] public void Go() { _act(); Raise(new Done(1)); } [Event] private void Apply(Done e) => (N, _act) = (e.N, () => N++); } // DFX1001
[Aggregate("kept-19")] public sealed partial class Kept19 : Chest { private List<Action>? _acts; [Command(Creates = true)] public void Go() { foreach (Action act in _acts!) act(); Raise(new Done(1)); } [Event] private void Apply(Done e) => _acts?.Add(() => N++); } // DFX1001
[Aggregate("called-16")] public sealed partial class Called16 : Chest { [Command(Creates = true)] public void Go() { var set = new SortedSet<Coin>(); foreach (Coin coin in Coins) set.Add(coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("called-17")] public sealed partial class Called17 : Chest { [Command(Creates = true)] public void Go() { _ = string.Join(", ", Spoken); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("any-9")] public sealed partial class Any9 : Chest { [Command(Creates = true)] public void Go() { Gauge.Calibrate(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("any-10")] public sealed partial class Any10 : Chest { [Command(Creates = true)] public void Go() { Middling.Step(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("any-11")] public sealed partial class Any11 : Chest { [Command(Creates = true)] public void Go() { Turn.Turn(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("any-12")] public sealed partial class Any12 : Chest { [Command(Creates = true)] public void Go() { IVisitor visitor = new Spender(); visitor.Visit(Coin); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("calm-19")] public sealed partial class Calm19 : Chest { [Command(Creates = true)] public void Go() { ((Poked)Quiet).Poke(); ((IPoked)Quiet).Ask(); QuietMeter.Run(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("calm-20")] public sealed partial class Calm20 : Chest { [Command(Creates = true)] public void Go() { _ = $"{Hushed}"; var list = new List<Spoken>(); list.Insert(0, Spoken[0]); _ = Coins.OrderBy(c => c.Worth).First(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("calm-21")] public sealed partial class Calm21 : Chest { [Command(Creates = true)] public void Go() { _ = Bag.AsReadOnly().Count; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("calm-22")] public sealed partial class Calm22 : Chest { [Command(Creates = true)] public void Go() { Bagged a = new() { Numbers = [] }, b = a; b.Keep(Out.Middle.Inner.Numbers); a.Numbers.Add(1); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("calm-23")] public sealed partial class Calm23 : Chest { [Command(Creates = true)] public void Go() { Outermost copy = Out; copy.Middle.Inner.Numbers = []; copy.Middle.Inner.Marks = []; copy.Middle.Inner.Numbers.Add(1); copy.Middle.Inner.Marks.Add(1); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("calm-24")] public sealed partial class Calm24 : Chest { private readonly Action look = () => { }; [Command(Creates = true)] public void Go() { look(); Raise(new Done(1)); } [Event] private void Apply(Done e) { Action look = () => { }; look = () => N++; look(); } }
