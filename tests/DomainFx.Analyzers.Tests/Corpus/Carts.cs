using DomainFx;

namespace Corpus.Carts;

public sealed class CartItem(string sku)
{
    public string Sku => sku;
    public int Count { get; private set; }
    public CartItem? Bundle { get; set; }
    public void Add(int count) => Count += count;
    public CartItem With(int count) { var copy = new CartItem(sku); copy.Add(count); return copy; }
}

public struct Money
{
    public decimal Amount;
    public string Currency;
    public void Add(decimal amount) => Amount += amount;
    public readonly Money Plus(decimal amount) => new() { Amount = Amount + amount, Currency = Currency };
}

[EventType("cart-item-put")] public sealed record ItemPut(string Sku, int Count);
[EventType("cart-emptied")] public sealed record CartEmptied;
[EventType("cart-voucher-used")] public sealed record VoucherUsed(string Code, decimal Amount);

// Clean.
[Aggregate("cart-1")]
public sealed partial class Cart
{
    private readonly Dictionary<string, CartItem> _items = new();
    private Money _total;

    [Command(CreatesIfMissing = true)]
    public void Put(string sku, int count)
    {
        Require(count > 0, "cart.count", "Nothing to put");
        int known = _items.TryGetValue(sku, out CartItem? item) ? item.Count : 0;
        known += count;
        Require(known < 100, "cart.too-many", "Too many");
        Raise(new ItemPut(sku, count));
    }

    [Command]
    public void Use(string code, decimal amount)
    {
        Money after = _total;
        after.Add(-amount);
        Require(after.Amount >= 0 && _total.Plus(-amount).Amount >= 0, "cart.negative", "Too much");
        Raise(new VoucherUsed(code, amount));
    }

    [Event] private void Apply(ItemPut e)
    {
        if (!_items.TryGetValue(e.Sku, out CartItem? item)) _items.Add(e.Sku, item = new CartItem(e.Sku));
        item.Add(e.Count);
    }

    [Event] private void Apply(VoucherUsed e) => _total.Add(-e.Amount);
}

// The struct in a field is no copy.
[Aggregate("cart-2")]
public sealed partial class MoneyCart
{
    private Money _total;

    [Command(Creates = true)]
    public void Use(string code, decimal amount)
    {
        _total.Add(-amount); // DFX1001
        _total.Currency = "EUR"; // DFX1001
        Raise(new VoucherUsed(code, amount));
    }

    [Event] private void Apply(VoucherUsed e) => _total.Amount -= e.Amount;
}

// Get or add.
[Aggregate("cart-3")]
public sealed partial class GetOrAddCart
{
    private readonly Dictionary<string, CartItem> _items = new();

    [Command(Creates = true)]
    public void Put(string sku, int count)
    {
        CartItem item = ItemOf(sku); // DFX1001
        Require(item.Count < 100, "cart.full", "Full");
        Raise(new ItemPut(sku, count));
    }

    [Event] private void Apply(ItemPut e) => ItemOf(e.Sku).Add(e.Count);

    private CartItem ItemOf(string sku)
    {
        if (!_items.TryGetValue(sku, out CartItem? item)) _items[sku] = item = new CartItem(sku);
        return item;
    }
}

// Clean: looks without adding.
[Aggregate("cart-4")]
public sealed partial class LookingCart
{
    private readonly Dictionary<string, CartItem> _items = new();

    [Command(Creates = true)]
    public void Put(string sku, int count)
    {
        CartItem item = ItemOf(sku);
        CartItem after = item.With(item.Count + count);
        after.Add(1);
        after.Bundle = new CartItem("bag");
        Require(after.Count < 100, "cart.full", "Full");
        Raise(new ItemPut(sku, count));
    }

    [Event] private void Apply(ItemPut e) => _items[e.Sku] = new CartItem(e.Sku);

    private CartItem ItemOf(string sku) => _items.TryGetValue(sku, out CartItem? item) ? item : new CartItem(sku);
}

// A bundle leads back into state.
[Aggregate("cart-5")]
public sealed partial class BundleCart
{
    private readonly List<CartItem> _items = [];

    [Command(Creates = true)]
    public void Put(string sku, int count)
    {
        var bundle = new CartItem(sku) { Bundle = _items.FirstOrDefault() };
        bundle.Add(count);
        bundle.Bundle?.Add(1); // DFX1001
        Raise(new ItemPut(sku, count));
    }

    [Event] private void Apply(ItemPut e) => _items.Add(new CartItem(e.Sku));
}

// Emptied at once.
[Aggregate("cart-6")]
public sealed partial class EmptyCart
{
    private readonly List<CartItem> _items = [];
    private readonly HashSet<string> _codes = [];

    [Command(Creates = true)]
    public void Empty()
    {
        _items.Clear(); // DFX1001
        Raise(new CartEmptied());
    }

    [Command]
    public Outcome Use(string code, decimal amount)
    {
        if (!_codes.Add(code)) return Reject("cart.used", "Used already"); // DFX1001
        Raise(new VoucherUsed(code, amount));
        return Outcome.Accepted;
    }

    [Event] private void Apply(CartEmptied e) => _items.Clear();
    [Event] private void Apply(VoucherUsed e) => _codes.Add(e.Code);
}

// Clean: a set is asked, not changed.
[Aggregate("cart-7")]
public sealed partial class AskingCart
{
    private readonly HashSet<string> _codes = [];
    private readonly SortedSet<string> _skus = [];

    [Command(Creates = true)]
    public Outcome Use(string code, decimal amount)
    {
        if (_codes.Contains(code)) return Reject("cart.used", "Used already");
        var all = new HashSet<string>(_codes) { code };
        all.UnionWith(_skus);
        all.Remove("");
        if (_codes.IsSupersetOf(all) || _skus.Min == code) return Reject("cart.odd", "Odd");
        Raise(new VoucherUsed(code, amount));
        return Outcome.Accepted;
    }

    [Event] private void Apply(VoucherUsed e) => _codes.Add(e.Code);
}

// An indexer of its own.
[Aggregate("cart-8")]
public sealed partial class IndexedCart
{
    private readonly Dictionary<string, int> _counts = new();
    private int this[string sku] { get => _counts.GetValueOrDefault(sku); set => _counts[sku] = value; }

    [Command(Creates = true)]
    public void Put(string sku, int count)
    {
        this[sku] += count; // DFX1001
        Raise(new ItemPut(sku, this[sku]));
    }

    [Event] private void Apply(ItemPut e) => this[e.Sku] = e.Count;
}

// Clean: the indexer is read.
[Aggregate("cart-9")]
public sealed partial class ReadIndexedCart
{
    private readonly Dictionary<string, int> _counts = new();
    private int this[string sku] { get => _counts.GetValueOrDefault(sku); set => _counts[sku] = value; }

    [Command(Creates = true)]
    public void Put(string sku, int count)
    {
        int after = this[sku];
        after += count;
        Raise(new ItemPut(sku, after));
    }

    [Event] private void Apply(ItemPut e) => this[e.Sku] = e.Count;
}

// A pattern names an element.
[Aggregate("cart-10")]
public sealed partial class PatternCart
{
    private readonly List<CartItem> _items = [];

    [Command(Creates = true)]
    public void Put(string sku, int count)
    {
        if (_items is [{ Count: > 0 } first, .., var last])
        {
            first.Add(count); // DFX1001
            last.Bundle = null; // DFX1001
        }

        Raise(new ItemPut(sku, count));
    }

    [Event] private void Apply(ItemPut e) => _items.Add(new CartItem(e.Sku));
}

// Clean: the same pattern, read only.
[Aggregate("cart-11")]
public sealed partial class PatternReadingCart
{
    private readonly List<CartItem> _items = [];

    [Command(Creates = true)]
    public void Put(string sku, int count)
    {
        if (_items is [{ Count: > 0 } first, .., var last]) count += first.Count + last.Count;
        if (_items.FirstOrDefault() is { Bundle: { } bundle } && bundle.Sku == sku) count++;
        Raise(new ItemPut(sku, count));
    }

    [Event] private void Apply(ItemPut e) => _items.Add(new CartItem(e.Sku));
}

// Time in the event.
[Aggregate("cart-12")]
public sealed partial class TimedCart
{
    private DateTimeOffset _since;
    private Guid _id;

    [Command(Creates = true)]
    public void Put(string sku, int count)
    {
        string trace = Guid.NewGuid().ToString(); // DFX1003
        Raise(new ItemPut(sku + trace, count));
    }

    [Event]
    private void Apply(ItemPut e)
    {
        _since = DateTimeOffset.UtcNow; // DFX1003
        _id = Guid.NewGuid(); // DFX1003
    }
}

// Clean: time from the context.
[Aggregate("cart-13")]
public sealed partial class ContextCart
{
    private DateTimeOffset _since;

    [Command(Creates = true)]
    public void Put(string sku, int count, CommandContext context)
    {
        Require(context.Now.Year > 2000 && context.Now - _since > TimeSpan.FromSeconds(1), "cart.early", "Too early");
        Raise(new ItemPut($"{sku}-{context.CommandId:N}", count));
    }

    [Event] private void Apply(ItemPut e, EventContext context) => _since = context.OccurredAt;
}
