using System.Collections.Immutable;
using DomainFx;

namespace Corpus.Orders;

public sealed class OrderLine
{
    public string Product { get; set; } = "";
    public int Quantity { get; set; }
    public decimal Price { get; set; }
    public List<string> Notes { get; } = [];
    public decimal Total => Quantity * Price;
    public void Increase(int by) => Quantity += by;
    public OrderLine Copy() => new() { Product = Product, Quantity = Quantity, Price = Price };
}

public sealed record LineData(string Product, int Quantity, decimal Price);
[EventType("order-line-added")] public sealed record LineAdded(string Product, int Quantity, decimal Price);
[EventType("order-placed")] public sealed record OrderPlaced(string Customer, ImmutableArray<LineData> Lines, decimal Total);
[EventType("order-discounted")] public sealed record OrderDiscounted(decimal Percent);
[EventType("order-cancelled")] public sealed record OrderCancelled(string Reason);
[EventType("order-quantity-changed")] public sealed record QuantityChanged(string Product, int Quantity);

// Clean: decides by what it reads.
[Aggregate("order-1")]
public sealed partial class PlainOrder
{
    private readonly List<OrderLine> _lines = [];
    public decimal Total { get; private set; }
    public bool IsCancelled { get; private set; }

    [Command(Creates = true)]
    public void Place(string customer, ImmutableArray<LineData> lines)
    {
        Require(lines.Length > 0, "order.empty", "An order needs lines");
        decimal total = 0;
        foreach (LineData line in lines) total += line.Quantity * line.Price;
        Raise(new OrderPlaced(customer, lines, total));
    }

    [Command]
    public Outcome Add(string product, int quantity, decimal price)
    {
        if (IsCancelled) return Reject("order.cancelled", "The order is cancelled");
        if (_lines.Any(line => line.Product == product)) return Reject("order.twice", "The product is in the order");
        Raise(new LineAdded(product, quantity, price));
        return Outcome.Accepted;
    }

    [Event] private void Apply(OrderPlaced e) { Total = e.Total; foreach (LineData line in e.Lines) _lines.Add(new OrderLine { Product = line.Product, Quantity = line.Quantity, Price = line.Price }); }
    [Event] private void Apply(LineAdded e) { _lines.Add(new OrderLine { Product = e.Product, Quantity = e.Quantity, Price = e.Price }); Total += e.Quantity * e.Price; }
}

// The classic: the total is changed where it is computed.
[Aggregate("order-2")]
public sealed partial class HastyOrder
{
    private readonly List<OrderLine> _lines = [];
    private decimal _total;

    [Command(Creates = true)]
    public void Place(string customer, ImmutableArray<LineData> lines)
    {
        _total = lines.Sum(line => line.Quantity * line.Price); // DFX1001
        Raise(new OrderPlaced(customer, lines, _total));
    }

    [Command]
    public void Add(string product, int quantity, decimal price)
    {
        Raise(new LineAdded(product, quantity, price));
        _total += quantity * price; // DFX1001
        _lines[^1].Notes.Add("added late"); // DFX1001
    }

    [Event] private void Apply(OrderPlaced e) => _total = e.Total;
    [Event] private void Apply(LineAdded e) => _lines.Add(new OrderLine { Product = e.Product, Quantity = e.Quantity });
}

// Clean: works on copies of its lines.
[Aggregate("order-3")]
public sealed partial class CopyingOrder
{
    private List<OrderLine> _lines = [];

    [Command(Creates = true)]
    public void Place(string customer)
    {
        List<OrderLine> draft = _lines.Select(line => line.Copy()).ToList();
        draft.Add(new OrderLine { Product = "gift", Quantity = 1 });
        foreach (OrderLine line in draft) line.Quantity *= 2;
        draft.Sort((left, right) => string.CompareOrdinal(left.Product, right.Product));
        Raise(new OrderPlaced(customer, [.. draft.Select(line => new LineData(line.Product, line.Quantity, line.Price))], draft.Sum(line => line.Total)));
    }

    [Event] private void Apply(OrderPlaced e) => _lines = [.. e.Lines.Select(line => new OrderLine { Product = line.Product, Quantity = line.Quantity })];
}

// A shallow copy shares its elements.
[Aggregate("order-4")]
public sealed partial class ShallowOrder
{
    private readonly List<OrderLine> _lines = [];

    [Command(Creates = true)]
    public void Place(string customer)
    {
        var draft = new List<OrderLine>(_lines);
        draft.Add(new OrderLine());
        draft[0].Quantity = 2; // DFX1001
        foreach (OrderLine line in _lines.Where(line => line.Quantity == 0).ToArray())
            line.Increase(1); // DFX1001
        Raise(new OrderPlaced(customer, [], 0));
    }

    [Event] private void Apply(OrderPlaced e) => _lines.Clear();
}

// Changing a line found by its product.
[Aggregate("order-5")]
public sealed partial class FoundOrder
{
    private readonly Dictionary<string, OrderLine> _lines = [];

    [Command(Creates = true)]
    public void Open() => Raise(new OrderDiscounted(0));

    [Command]
    public Outcome Change(string product, int quantity)
    {
        if (!_lines.TryGetValue(product, out OrderLine? line)) return Reject("order.no-line", "No such line");
        line.Quantity = quantity; // DFX1001
        Raise(new QuantityChanged(product, quantity));
        return Outcome.Accepted;
    }

    [Event] private void Apply(OrderDiscounted e) => _lines.Clear();
    [Event] private void Apply(QuantityChanged e) => _lines[e.Product].Quantity = e.Quantity;
}

// Clean: the same, left to the event.
[Aggregate("order-6")]
public sealed partial class PatientOrder
{
    private readonly Dictionary<string, OrderLine> _lines = [];

    [Command(Creates = true)]
    public void Open() => Raise(new OrderDiscounted(0));

    [Command]
    public Outcome Change(string product, int quantity)
    {
        if (!_lines.TryGetValue(product, out OrderLine? line)) return Reject("order.no-line", "No such line");
        int before = line.Quantity;
        before -= quantity;
        if (before == 0) return Reject("order.same", "Nothing to change");
        Raise(new QuantityChanged(product, quantity));
        return Outcome.Accepted;
    }

    [Event] private void Apply(OrderDiscounted e) => _lines.Clear();
    [Event] private void Apply(QuantityChanged e) { if (_lines.TryGetValue(e.Product, out OrderLine? line)) line.Quantity = e.Quantity; }
}

// A helper that recalculates.
[Aggregate("order-7")]
public sealed partial class RecalculatingOrder
{
    private readonly List<OrderLine> _lines = [];
    private decimal _total;

    [Command(Creates = true)]
    public void Place(string customer)
    {
        Recalculate(); // DFX1001
        Raise(new OrderPlaced(customer, [], _total));
    }

    [Event] private void Apply(OrderPlaced e) => Recalculate();
    private void Recalculate() => _total = _lines.Sum(line => line.Total);
}

// Clean: a helper that computes.
[Aggregate("order-8")]
public sealed partial class ComputingOrder
{
    private ImmutableList<LineData> _lines = [];
    private decimal _percent;

    [Command(Creates = true)]
    public void Place(string customer) => Raise(new OrderPlaced(customer, [.. _lines], TotalOf(_lines, _percent)));

    [Command]
    public void Discount(decimal percent)
    {
        ImmutableList<LineData> without = _lines.RemoveAll(line => line.Price == 0);
        Require(without.Count > 0, "order.worthless", "Nothing to discount");
        percent = Math.Clamp(percent, 0, 100);
        Raise(new OrderDiscounted(percent));
    }

    [Event] private void Apply(OrderPlaced e) => _lines = [.. e.Lines];
    [Event] private void Apply(OrderDiscounted e) => _percent = e.Percent;

    private static decimal TotalOf(IEnumerable<LineData> lines, decimal percent)
    {
        decimal total = 0;
        foreach (LineData line in lines) total += line.Price * line.Quantity;
        total *= 1 - (percent / 100);
        return total;
    }
}

// Prices adjusted by a lambda.
[Aggregate("order-9")]
public sealed partial class LambdaOrder
{
    private readonly List<OrderLine> _lines = [];

    [Command(Creates = true)]
    public void Discount(decimal percent)
    {
        _lines.ForEach(line => line.Price *= 1 - percent); // DFX1001
        Raise(new OrderDiscounted(percent));
    }

    [Event] private void Apply(OrderDiscounted e) => _lines.ForEach(line => line.Price *= 1 - e.Percent);
}

// The event gets the state's own list.
[Aggregate("order-10")]
public sealed partial class LeakyOrder
{
    private readonly List<string> _products = [];

    [Command(Creates = true)]
    public void Submit() => Raise(new OrderSubmitted(_products)); // DFX1005

    [Command]
    public void Resubmit() => Raise(new OrderSubmitted([.. _products]));

    [Event] private void Apply(OrderSubmitted e) => _products.AddRange(e.Products);
}

[EventType("order-submitted")] public sealed record OrderSubmitted(List<string> Products);

// State keeps the event's list.
[Aggregate("order-11")]
public sealed partial class KeepingOrder
{
    private List<string> _products = [];

    [Command(Creates = true)]
    public void Submit(List<string> products) => Raise(new OrderSubmitted(products));

    [Event] private void Apply(OrderSubmitted e) => _products = e.Products; // DFX1006
}

// Clean: state keeps a copy.
[Aggregate("order-12")]
public sealed partial class CopyKeepingOrder
{
    private List<string> _products = [];
    private string _first = "";

    [Command(Creates = true)]
    public void Submit(List<string> products)
    {
        products = products.Distinct().ToList();
        products.Sort();
        Raise(new OrderSubmitted(products));
    }

    [Event] private void Apply(OrderSubmitted e) { _products = e.Products.ToList(); _first = e.Products.Count > 0 ? e.Products[0] : ""; }
}

// Cancelling throws in the event.
[Aggregate("order-13")]
public sealed partial class ThrowingOrder
{
    private bool _cancelled;

    [Command(Creates = true)]
    public void Cancel(string reason) => Raise(new OrderCancelled(reason));

    [Event]
    private void Apply(OrderCancelled e)
    {
        if (_cancelled) throw new InvalidOperationException("cancelled twice"); // DFX1004
        _cancelled = true;
    }
}

// Applying by hand.
[Aggregate("order-14")]
public sealed partial class ApplyingOrder
{
    private bool _cancelled;

    [Command(Creates = true)]
    public void Cancel(string reason)
    {
        if (_cancelled) return;
        Apply(new OrderCancelled(reason)); // DFX1002
    }

    [Event] private void Apply(OrderCancelled e) => _cancelled = true;
}

// Clean: sums, groups and dictionaries of its own.
[Aggregate("order-15")]
public sealed partial class CountingOrder
{
    private readonly List<OrderLine> _lines = [];

    [Command(Creates = true)]
    public void Place(string customer)
    {
        var byProduct = new Dictionary<string, int>();
        foreach (OrderLine line in _lines)
        {
            if (!byProduct.TryAdd(line.Product, line.Quantity)) byProduct[line.Product] += line.Quantity;
        }

        Dictionary<decimal, int> byPrice = _lines.GroupBy(line => line.Price).ToDictionary(group => group.Key, group => group.Count());
        byPrice[0] = byProduct.Count;
        Require(!byProduct.ContainsKey(""), "order.unnamed", "A product has no name");
        Raise(new OrderPlaced(customer, [], byPrice.Keys.Sum()));
    }

    [Event] private void Apply(OrderPlaced e) => _lines.Clear();
}
