using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DomainFx.Tests.Codecs.Contracts;

namespace DomainFx.Tests.Codecs.Snapshots;

// Everything that state may consist of: each kind of member, each place it may come from.
[Aggregate("warehouse"), Snapshot(Every = 2)]
public sealed partial class Warehouse : Building<Guid>
{
    private readonly List<Shelf> _shelves = [];
    private readonly Dictionary<string, (int Count, decimal? Price)> _prices = [];
    private int _count;
    private string? _note;
    private int[][] _grid = [];
    private (Point From, (int X, string? Y) To)? _route;
    private ImmutableDictionary<Direction, ImmutableArray<int>> _ways = ImmutableDictionary<Direction, ImmutableArray<int>>.Empty;
    private Payment? _payment;
    private Stack<int> _pile = new();

    [NotInSnapshot]
    private int _cached = 42;

    public Direction Direction { get; private set; }

    public string City { get; } = "Bern";

    public DateTimeOffset? Since { get; init; }

    public IReadOnlySet<string> Tags { get; private set; } = FrozenSet<string>.Empty;

    public Lot Lot { get; private set; }

    [NotInSnapshot]
    public string Shown { get; private set; } = "initially";

    // Has no state of its own.
    public int Shelves => _shelves.Count;

    [field: NotInSnapshot]
    public int Trimmed
    {
        get => field;
        private set => field = Math.Max(0, value);
    }

    public override string Kind { get; protected set; } = "warehouse";

    public override string ToString() => $"{_count} {_note} {_grid.Length} {_route} {_ways.Count} {_payment} {_pile.Count}";

    [Command(CreatesIfMissing = true)]
    public void Stock(string name, int count) => Raise(new Stocked(name, count));

    [Event]
    private void Apply(Stocked e)
    {
        var shelf = _shelves.Find(shelf => shelf.Name == e.Name);
        if (shelf is null) _shelves.Add(shelf = new Shelf(e.Name));
        shelf.Add(e.Count);
        _count += e.Count;
        _prices[e.Name] = (e.Count, e.Count / 2m);
        _cached++;
        Shown = e.Name;
        Trimmed = e.Count;
        _note = _cached > 0 ? e.Name : null;
        _grid = [[e.Count]];
        _route = (new Point(e.Count, 1), (2, e.Name));
        _ways = _ways.SetItem(Direction.West, [e.Count]);
        _payment = new Cash(e.Count);
        _pile.Push(e.Count);
        Lot = new Lot(e.Count);
        Tags = new[] { e.Name }.ToFrozenSet();
        Grow();
    }
}

public abstract class Building<TKey> : Site
    where TKey : struct
{
    // The same name as in the base class and in the aggregate: three fields all the same.
    private int _count = 1;

    private readonly TKey _key;

    protected Building()
        : this(default)
    {
    }

    private Building(TKey key) => _key = key;

    public virtual string Kind { get; protected set; } = "building";

    public TKey Key => _key;

    protected Dictionary<TKey, List<string>> Keys { get; } = [];

    protected void Grow() => _count++;

    public int Size => _count;
}

public abstract class Site
{
    protected internal string _name = "site";
    private int _count = 100;

    public int Total => _count++;
}

// A child entity: state that only its own methods reach.
public sealed class Shelf
{
    private readonly List<int> _added = [];

    private Shelf()
        : this("")
    {
    }

    public Shelf(string name) => Name = name;

    public string Name { get; private set; }

    public int Count { get; private set; }

    [NotInSnapshot]
    public int Reads { get; private set; } = 3;

    // Attributes of the event format do not make state smaller.
    [JsonIgnore]
    public DateOnly Day { get; set; }

    public Shelf? Below { get; private set; }

    public void Add(int count)
    {
        _added.Add(count);
        Count += count;
        Reads++;
        if (count > 1) (Below ??= new Shelf("below")).Add(1);
    }
}

public readonly struct Lot(int number)
{
    private readonly int _number = number;

    public int Next => _number + 1;

    public TimeSpan Age { get; init; }
}

[EventType("warehouse-stocked")]
public sealed record Stocked(string Name, int Count);
