using System.Collections.Immutable;
using DomainFx;

namespace Corpus.Stock;

public sealed class Bin { public string Place = ""; public int Count { get; set; } public Dictionary<string, int> Lots { get; } = []; public Bin(string place = "") => Place = place; public void Take(int count) => Count -= count; public bool Has(int count) => Count >= count; public IEnumerable<string> Names() { foreach (var lot in Lots.Keys) yield return lot; } public IEnumerable<int> Drain() { while (Count > 0) yield return Count--; } public static Bin operator +(Bin bin, int count) => new(bin.Place) { Count = bin.Count + count }; public static Bin operator >>(Bin bin, int count) { bin.Count = count; return bin; } public static implicit operator int(Bin bin) => bin.Count; public static explicit operator string(Bin bin) { bin.Count = 0; return bin.Place; } }
public sealed class Warehouse(string name) { private readonly List<Bin> _bins = []; public string Name => name; public IReadOnlyList<Bin> Bins => _bins; public Bin Main { get; } = new("main"); public void Add(Bin bin) => _bins.Add(bin); public Bin? Find(string place) => _bins.Find(bin => bin.Place == place); public int Total() => _bins.Sum(bin => bin.Count); public void Each(Action<Bin> action) { foreach (var bin in _bins) action(bin); } public Warehouse Copy() { var copy = new Warehouse(name); foreach (var bin in _bins) copy.Add(bin + 0); return copy; } }
[EventType("stock-moved")] public sealed record StockMoved(string Place, int Count);
[EventType("stock-counted")] public sealed record StockCounted(int Total);

// Clean.
[Aggregate("stock-1")] public sealed partial class Stock1
{
    private readonly Warehouse _house = new("a");
    [Command(Creates = true)] public Outcome Move(string place, int count) { if (_house.Find(place) is not { } bin || !bin.Has(count)) return Reject("stock.none", "None"); int left = bin; left -= count; Raise(new StockMoved(place, left)); return Outcome.Accepted; }
    [Event] private void Apply(StockMoved e) => _house.Find(e.Place)?.Take(e.Count);
}
// Takes what it found.
[Aggregate("stock-2")] public sealed partial class Stock2
{
    private readonly Warehouse _house = new("a");
    [Command(Creates = true)]
    public void Move(string place, int count)
    {
        _house.Find(place)?.Take(count); // DFX1001
        _house.Main.Take(count); // DFX1001
        _house.Bins[0].Count = 1; // DFX1001
        _house.Add(new Bin()); // DFX1001
        Raise(new StockMoved(place, count));
    }
    [Event] private void Apply(StockMoved e) => _house.Main.Take(e.Count);
}
// By a callback.
[Aggregate("stock-3")] public sealed partial class Stock3
{
    private readonly Warehouse _house = new("a"); private int _sum;
    [Command(Creates = true)]
    public void Count()
    {
        _house.Each(bin => bin.Count = 0); // DFX1001
        _house.Each(bin => _sum += bin.Count); // DFX1001
        _house.Each(Reset); // DFX1001
        Raise(new StockCounted(_sum));
    }
    private static void Reset(Bin bin) => bin.Count = 0;
    [Event] private void Apply(StockCounted e) => _sum = e.Total;
}
// Clean: by a callback that counts.
[Aggregate("stock-4")] public sealed partial class Stock4
{
    private readonly Warehouse _house = new("a"); private int _sum;
    [Command(Creates = true)] public void Count() { var sum = _sum; _house.Each(bin => sum += bin.Count); var copy = _house.Copy(); copy.Add(new Bin()); copy.Each(bin => bin.Count = 0); copy.Bins[0].Take(1); Raise(new StockCounted(sum + _house.Total())); }
    [Event] private void Apply(StockCounted e) => _sum = e.Total;
}
// Operators.
[Aggregate("stock-5")] public sealed partial class Stock5
{
    private Bin _bin = new();
    [Command(Creates = true)]
    public void Count()
    {
        var next = _bin + 1;
        next.Count = 2;
        var same = _bin >> 3; // DFX1001
        same.Count = 4; // DFX1001
        var place = (string)_bin; // DFX1001
        _bin += 2; // DFX1001
        Raise(new StockMoved(place, next));
    }
    [Event] private void Apply(StockMoved e) => _bin += e.Count;
}
// Iterators that take.
[Aggregate("stock-6")] public sealed partial class Stock6
{
    private readonly Bin _bin = new();
    [Command(Creates = true)]
    public void Count()
    {
        var names = _bin.Names().ToList();
        names.Add("x");
        foreach (var count in _bin.Drain()) names.Add(count.ToString()); // DFX1001
        Raise(new StockCounted(names.Count));
    }
    [Event] private void Apply(StockCounted e) => _bin.Count = e.Total;
}
// Clean: iterators that look.
[Aggregate("stock-7")] public sealed partial class Stock7
{
    private readonly Bin _bin = new(); private readonly List<Bin> _bins = [];
    [Command(Creates = true)] public void Count() { var sum = 0; foreach (var name in _bin.Names()) sum += _bin.Lots[name]; foreach (var bin in Full(3)) sum += bin.Count; Raise(new StockCounted(sum)); }
    private IEnumerable<Bin> Full(int least) { foreach (var bin in _bins) if (bin.Count >= least) yield return bin; }
    [Event] private void Apply(StockCounted e) => _bin.Count = e.Total;
}
// An iterator that hands out state.
[Aggregate("stock-8")] public sealed partial class Stock8
{
    private readonly List<Bin> _bins = [];
    [Command(Creates = true)]
    public void Count()
    {
        foreach (var bin in Full(3)) bin.Count = 0; // DFX1001
        Full(1).First().Lots.Clear(); // DFX1001
        Raise(new StockCounted(0));
    }
    private IEnumerable<Bin> Full(int least) { foreach (var bin in _bins) if (bin.Count >= least) yield return bin; }
    [Event] private void Apply(StockCounted e) => _bins.Clear();
}
// A wrapper over state.
[Aggregate("stock-9")] public sealed partial class Stock9
{
    private readonly Dictionary<string, Bin> _bins = []; private readonly List<int> _counts = [];
    [Command(Creates = true)]
    public void Count()
    {
        var view = new View(_bins, _counts);
        view.Reset(); // DFX1001
        view.Counts.Add(1); // DFX1001
        new View(_bins, []).Bins.Clear(); // DFX1001
        Raise(new StockCounted(view.Sum()));
    }
    private sealed class View(Dictionary<string, Bin> bins, List<int> counts) { public List<int> Counts => counts; public Dictionary<string, Bin> Bins { get; } = bins; public void Reset() { foreach (var (_, bin) in bins) bin.Count = 0; } public int Sum() => bins.Values.Sum(bin => bin.Count); }
    [Event] private void Apply(StockCounted e) => _bins.Clear();
}
// Clean: a wrapper over copies.
[Aggregate("stock-10")] public sealed partial class Stock10
{
    private readonly Dictionary<string, Bin> _bins = []; private readonly List<int> _counts = [];
    [Command(Creates = true)] public void Count() { var view = new View(_bins.ToDictionary(pair => pair.Key, pair => pair.Value + 0), _counts.ToList()); view.Reset(); view.Counts.Add(1); Raise(new StockCounted(view.Sum())); }
    private sealed class View(Dictionary<string, Bin> bins, List<int> counts) { public List<int> Counts => counts; public void Reset() { foreach (var (_, bin) in bins) bin.Count = 0; } public int Sum() => bins.Values.Sum(bin => bin.Count); }
    [Event] private void Apply(StockCounted e) => _bins.Clear();
}
// Clean: immutable throughout.
[Aggregate("stock-11")] public sealed partial class Stock11
{
    private ImmutableDictionary<string, int> _counts = ImmutableDictionary<string, int>.Empty; private ImmutableArray<string> _places = []; private ImmutableHashSet<string> _set = []; private ImmutableStack<int> _stack = [];
    [Command(Creates = true)] public void Move(string place, int count) { var counts = _counts.SetItem(place, count).Remove("x"); var builder = _counts.ToBuilder(); builder["y"] = 1; builder.Remove("z"); var places = _places.Add(place).Sort().Insert(0, "a"); var set = _set.Union([place]).Except(["b"]); var stack = _stack.Push(1).Pop(); Require(counts.Count + builder.Count + places.Length + set.Count < 100 && stack.IsEmpty, "stock.many", "Many"); Raise(new StockMoved(place, count)); }
    [Event] private void Apply(StockMoved e) { _counts = _counts.SetItem(e.Place, e.Count); _places = _places.Add(e.Place); }
}
// A builder kept in state.
[Aggregate("stock-12")] public sealed partial class Stock12
{
    private readonly ImmutableList<string>.Builder _places = ImmutableList.CreateBuilder<string>(); private ImmutableDictionary<string, int> _counts = ImmutableDictionary<string, int>.Empty;
    [Command(Creates = true)]
    public void Move(string place, int count)
    {
        _places.Add(place); // DFX1001
        ImmutableInterlocked.TryAdd(ref _counts, place, count); // DFX1001
        Raise(new StockMoved(place, count));
    }
    [Event] private void Apply(StockMoved e) => _places.Add(e.Place);
}
// Clean: parameters are the command's own.
[Aggregate("stock-13")] public sealed partial class Stock13
{
    private int _total;
    [Command(Creates = true)] public void Move(string place, int count, List<int> parts) { place ??= ""; count = Math.Max(count, 0); count += parts.Sum(); parts = parts.Where(part => part > 0).ToList(); parts.Add(_total); Raise(new StockMoved(place.Trim(), count)); }
    [Event] private void Apply(StockMoved e) => _total += e.Count;
}
// Clean: another aggregate's events are counted by its own.
[Aggregate("stock-14")] public sealed partial class Stock14
{
    private readonly SortedList<string, int> _counts = [];
    [Command(Creates = true)] public Outcome Move(string place, int count) { var sorted = new SortedList<string, int>(_counts); if (!sorted.TryAdd(place, count)) sorted[place] += count; var first = sorted.Keys[0]; sorted.RemoveAt(0); return first == place ? Reject("stock.first", "First") : Accept(place, sorted.Count); }
    private Outcome Accept(string place, int count) { Raise(new StockMoved(place, count)); return Outcome.Accepted; }
    [Event] private void Apply(StockMoved e) => _counts[e.Place] = e.Count;
}
// Applied through a helper and a delegate.
[Aggregate("stock-15")] public sealed partial class Stock15
{
    private int _total;
    [Command(Creates = true)]
    public void Move(string place, int count)
    {
        Both(place, count); // DFX1002
        Action<StockMoved> apply = Apply; // DFX1002
        apply(new StockMoved(place, count));
    }
    private void Both(string place, int count) { Raise(new StockMoved(place, count)); Apply(new StockMoved(place, count)); }
    [Event] private void Apply(StockMoved e) => _total += e.Count;
}
// Time behind a helper.
[Aggregate("stock-16")] public sealed partial class Stock16
{
    private long _at; private string _by = "";
    [Command(Creates = true)]
    public void Move(string place, int count)
    {
        var late = IsLate(); // DFX1003
        Raise(new StockMoved(place, late ? 0 : count));
    }
    private static bool IsLate() => DateTime.Now.Hour > 20;
    [Event]
    private void Apply(StockMoved e)
    {
        _at = IsLate() ? 1 : 0; // DFX1003
        _by = Environment.UserName; // DFX1003
        Console.WriteLine(_by); // DFX1003
    }
}
// Clean: dates that are data.
[Aggregate("stock-17")] public sealed partial class Stock17
{
    private DateTimeOffset _at; private DateOnly _day;
    [Command(Creates = true)] public void Move(string place, int count, DateTimeOffset at, CommandContext context) { var day = DateOnly.FromDateTime(at.UtcDateTime.AddDays(1)); Require(at <= context.Now && day > new DateOnly(2000, 1, 1) && day != _day, "stock.date", "Date"); Raise(new StockMoved(place, count)); }
    [Event] private void Apply(StockMoved e, EventContext context) { _at = context.OccurredAt; _day = DateOnly.FromDateTime(_at.UtcDateTime); }
}
// Commands called on others.
[Aggregate("stock-18")] public sealed partial class Stock18
{
    private int _total;
    [Command(Creates = true)] public void Move(string place, int count) { Raise(new StockMoved(place, count)); Check(); }
    [Command] public void Check() => Require(_total >= 0, "stock.negative", "Negative");
    [Event] private void Apply(StockMoved e) => _total += e.Count;
}
public static class Callers
{
    public static void Move(Stock18 stock)
    {
        stock.Move("a", 1); // DFX1007
        new List<Stock18> { stock }.ForEach(one => one.Check()); // DFX1007
        Action check = stock.Check; // DFX1007
        check();
    }
    public static async Task MoveAsync(IDomain domain) => await domain.Stock18("a").MoveAsync("a", 1);
}
