using System.Text.Json;
using System.Text.Json.Serialization;
using DomainFx;

namespace Corpus.Branches;

// Cases that one branch of the engine is for: without it they would be judged otherwise.
public class Coin { public int Worth { get; set; } public Coin? Twin; public void Set(int n) => Worth = n; }
public struct Inner { public List<Coin> Coins; }
public struct Outer { public Inner Inner; }
public interface ICounted { void Count(); }
public struct Counted : ICounted { public int N; public void Count() => N++; }
public sealed record Tagged(List<int> Marks);
[JsonConverter(typeof(TallyConverter))] public sealed class Tally { private int _n; public void Add() => _n++; public int N => _n; }
[JsonConverter(typeof(FacadeConverter))] public sealed class Facade { private static int s_n; public int N { get => s_n; set => s_n = value; } }
public sealed class TallyConverter : JsonConverter<Tally> { public override Tally Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(); public override void Write(Utf8JsonWriter writer, Tally value, JsonSerializerOptions options) => writer.WriteNumberValue(value.N); }
public sealed class FacadeConverter : JsonConverter<Facade> { public override Facade Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(); public override void Write(Utf8JsonWriter writer, Facade value, JsonSerializerOptions options) => writer.WriteNumberValue(value.N); }
[EventType("branch-done")] public sealed record Done(int N);
[EventType("branch-noted")] public sealed record Noted { private static List<int> s_last = []; public Noted(List<int> seen) { s_last = seen; Seen = [.. seen]; } public List<int> Seen { get; } }
[EventType("branch-listed")] public sealed record Listed(List<int> Seen);
[EventType("branch-dealt")] public sealed record Dealt(Tagged[] Cards);
[EventType("branch-tallied")] public sealed record Tallied(Tally Tally);
[EventType("branch-shown")] public sealed record Shown(Facade Facade);
public abstract class Purse { protected int N; protected Coin Coin = new(); protected List<Coin> Coins = []; protected List<int> Seen = []; protected Counted Counted; }

[Aggregate("branch-1")] public sealed partial class Branch1 : Purse { [Command(Creates = true)] public void Go() => Raise(new Noted(Seen)); [Event] private void Apply(Noted e) => N = e.Seen.Count; } // DFX1001
[Aggregate("branch-2")] public sealed partial class Branch2 : Purse { [Command(Creates = true)] public void Go() => Tell(Seen); private void Tell(List<int> seen) => Raise(new Listed(seen)); [Event] private void Apply(Listed e) => N = e.Seen.Count; } // DFX1005
[Aggregate("branch-3")] public sealed partial class Branch3 : Purse { [Command(Creates = true)] public void Go() { new[] { new Coin() }.DistinctBy(coin => Coin).First().Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("branch-4")] public sealed partial class Branch4 : Purse { [Command(Creates = true)] public void Go() { Coin coin = new(); again: coin.Worth = 1; if (N > 0) { coin = Coin; goto again; } Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("branch-5")] public sealed partial class Branch5 : Purse { [Command(Creates = true)] public void Go() { Coin coin = new(); switch (N) { case 1: coin = Coin; goto case 2; case 2: coin = new(); coin.Worth = 1; break; } Raise(new Done(coin.Worth)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("branch-6")] public sealed partial class Branch6 : Purse { [Command(Creates = true)] public void Go() { Outer outer = default; outer.Inner.Coins = Coins; outer.Inner.Coins.Clear(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("branch-7")] public sealed partial class Branch7 : Purse
{
    [Command(Creates = true)]
    public void Go()
    {
        Coins // DFX1001
            .RemoveAll(coin =>
                coin.Worth == 0);
        Raise(new Done(1));
    }

    [Event] private void Apply(Done e) => N = e.N;
}
[Aggregate("branch-8")] public sealed partial class Branch8 : Purse { [Command(Creates = true)] public void Go() { ((List<Coin>)Coins.AsEnumerable()).Clear(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("branch-9")] public sealed partial class Branch9 : Purse { [Command(Creates = true)] public void Go() { List<Coin> one = [], three = []; var two = one; if (N > 0) two = three; two.Add(Coin); one[0].Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("branch-10")] public sealed partial class Branch10 : Purse { [Command(Creates = true)] public void Go() { Coin coin; if (N > 0) { coin = new(); } else { coin = Coin; N.CompareTo(coin.Worth); return; } coin.Worth = 1; Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("branch-11")] public sealed partial class Branch11 : Purse { [Command(Creates = true)] public void Go() => Raise(new Done((int)Environment.TickCount64)); [Event] private void Apply(Done e) => N = e.N; } // DFX1003
[Aggregate("branch-12")] public sealed partial class Branch12 : Purse { private readonly List<Tagged> _cards = []; [Command(Creates = true)] public void Go() => Raise(new Dealt(_cards.ToArray())); [Event] private void Apply(Dealt e) => N = e.Cards.Length; } // DFX1005
[Aggregate("branch-13")] public sealed partial class Branch13 : Purse { [Command(Creates = true)] public void Go() { ((ICounted)Counted).Count(); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("branch-14")] public sealed partial class Branch14 : Purse { private readonly Tally _tally = new(); [Command(Creates = true)] public void Go() => Raise(new Tallied(_tally)); [Event] private void Apply(Tallied e) => N = e.Tally.N; } // DFX1005
[Aggregate("branch-15")] public sealed partial class Branch15 : Purse { private readonly Facade _facade = new(); [Command(Creates = true)] public void Go() => Raise(new Shown(_facade)); [Event] private void Apply(Shown e) => N = e.Facade.N; } // DFX1005
[Aggregate("branch-16")] public sealed partial class Branch16 : Purse { [Command(Creates = true)] public void Go() { Part(Coin); Raise(new Done(1)); } partial void Part(Coin coin); partial void Part(Coin coin) => coin.Worth = 1; [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("branch-17")] public sealed partial class Branch17 : Purse { private static readonly Dictionary<string, Action<Branch17>> Acts = new() { ["a"] = branch => branch.N = 3 }; [Command(Creates = true)] public void Go() { Acts["a"](this); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
[Aggregate("branch-18")] public sealed partial class Branch18 : Purse { private static readonly Func<Branch18, int>[] Looks = [branch => branch.N, branch => branch.Coins.Count]; [Command(Creates = true)] public void Go() => Raise(new Done(Looks[0](this) + Looks.Sum(look => look(this)))); [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("branch-19")] public sealed partial class Branch19 : Purse { [Command(Creates = true)] public void Go() { List<Coin> one = [], two = []; foreach (Coin coin in Coins) { (coin.Worth > 1 ? one : two).Add(new Coin { Worth = coin.Worth }); } one.AddRange(two); one.ForEach(coin => coin.Set(0)); Raise(new Done(one.Count)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("branch-20")] public sealed partial class Branch20 : Purse { [Command(Creates = true)] public void Go() { var byWorth = Coins.GroupBy(coin => coin.Worth).ToDictionary(group => group.Key, group => group.Count()); foreach (var (worth, count) in byWorth.OrderBy(pair => pair.Key)) byWorth[worth] = count + 1; Raise(new Done(byWorth.Count)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("branch-21")] public sealed partial class Branch21 : Purse { [Command(Creates = true)] public Task GoAsync() { Raise(new Done(Coins.Cast<object>().Count())); return Task.CompletedTask; } [Event] internal void Apply(Done e) => N = e.N; }
[Aggregate("branch-22")] public sealed partial class Branch22 : Purse { [Command(Creates = true)] public void Go() { var rest = Coins.Select(coin => coin.Worth).ToList(); while (rest.Count > 0 && rest[^1] > N) rest.RemoveAt(rest.Count - 1); rest.Insert(0, 1); Raise(new Done(rest[0])); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("branch-23")] public sealed partial class Branch23 : Purse { [Command(Creates = true)] public void Go() { Inner inner = new() { Coins = [.. Coins] }; inner.Coins.Clear(); Outer outer = default; outer.Inner = inner; inner.Coins = []; Raise(new Done(inner.Coins.Count)); } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("branch-24")] public sealed partial class Branch24 : Purse { [Command(Creates = true)] public Outcome Go(IReadOnlyList<string> words) { var used = new Dictionary<string, int>(StringComparer.Ordinal); foreach (string word in words) used[word] = used.GetValueOrDefault(word) + 1; if (used.Values.Any(count => count > 1)) return Reject("a.b", $"{used.Count} of {words.Count}"); Raise(new Done(used.Count)); return Outcome.Accepted; } [Event] private void Apply(Done e) => N = e.N; }
[Aggregate("branch-25")] public sealed partial class Branch25 : Purse { private static readonly Action<Branch25>[] Acts = [branch => branch.N = 3]; [Command(Creates = true)] public void Go() { Acts[0](this); Raise(new Done(1)); } [Event] private void Apply(Done e) => N = e.N; } // DFX1001
public static class Elsewhere
{
    public static void Ship(Branch20 branch) => branch.Go(); // DFX1007
    public static Task ShipAsync(Branch21 branch) => branch.GoAsync(); // DFX1007
    public static void Fold(Branch21 branch) => branch.Apply(new Done(1)); // DFX1002
}
