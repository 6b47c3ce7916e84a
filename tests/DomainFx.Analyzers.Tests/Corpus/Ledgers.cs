using System.Collections.Immutable;
using DomainFx;

namespace Corpus.Ledgers;

public sealed record Entry(string Account, long Amount);
public sealed class Account { public string Name = ""; public long Balance; public List<Entry> Entries = []; public Limits Limits; public Account? Parent; public void Book(long amount) { Balance += amount; Parent?.Book(amount); } public long After(long amount) => Balance + amount; public bool TryBook(long amount, out long after) { after = Balance + amount; if (after < 0) return false; Balance = after; return true; } }
public struct Limits { public long Low; public long High; public void Raise(long by) => High += by; public readonly bool Allows(long amount) => amount >= Low && amount <= High; }
public static class Bookkeeping
{
    public static long Booked;
    public static void Post(Account account, long amount) => account.Balance += amount;
    public static void PostAll(IEnumerable<Account> accounts, long amount) { foreach (var account in accounts) Post(account, amount); }
    public static long Sum(IEnumerable<Account> accounts) { long sum = 0; foreach (var account in accounts) sum += account.Balance; return sum; }
    public static void Swap(ref long left, ref long right) => (left, right) = (right, left);
    public static bool TryHalf(long amount, out long half) { half = amount / 2; return amount % 2 == 0; }
    public static IEnumerable<Account> Rich(this IEnumerable<Account> accounts, long least) => accounts.Where(account => account.Balance > least);
    public static List<Account> Sorted(List<Account> accounts) { accounts = accounts.ToList(); accounts.Sort((left, right) => left.Balance.CompareTo(right.Balance)); return accounts; }
    public static void SortInPlace(List<Account> accounts) => accounts.Sort((left, right) => left.Balance.CompareTo(right.Balance));
}
[EventType("entry-booked")] public sealed record EntryBooked(string Account, long Amount);
[EventType("ledger-closed")] public sealed record LedgerClosed(long Sum);
[EventType("entries-booked")] public sealed record EntriesBooked(ImmutableArray<Entry> Entries);

// Clean.
[Aggregate("ledger-1")]
public sealed partial class Ledger
{
    private readonly Dictionary<string, Account> _accounts = [];
    [Command(CreatesIfMissing = true)]
    public Outcome Book(string account, long amount)
    {
        if (_accounts.TryGetValue(account, out var found) && found.After(amount) < 0) return Reject("ledger.negative", "Negative");
        if (!Bookkeeping.TryHalf(amount, out var half)) return Reject("ledger.odd", "Odd");
        var other = amount - half;
        Bookkeeping.Swap(ref half, ref other);
        Raise(new EntryBooked(account, half + other));
        return Outcome.Accepted;
    }
    [Event] private void Apply(EntryBooked e) { if (!_accounts.TryGetValue(e.Account, out var account)) _accounts[e.Account] = account = new Account { Name = e.Account }; account.Book(e.Amount); }
}
// Books by a static helper.
[Aggregate("ledger-2")]
public sealed partial class StaticLedger
{
    private readonly Dictionary<string, Account> _accounts = [];
    private readonly List<Account> _all = [];
    [Command(Creates = true)]
    public void Book(string account, long amount)
    {
        Bookkeeping.Post(_accounts[account], amount); // DFX1001
        Bookkeeping.PostAll(_accounts.Values, amount); // DFX1001
        Bookkeeping.PostAll(_all.Rich(100), amount); // DFX1001
        Bookkeeping.SortInPlace(_all); // DFX1001
        Bookkeeping.Booked += amount; // DFX1001
        Raise(new EntryBooked(account, amount));
    }
    [Event] private void Apply(EntryBooked e) => Bookkeeping.Post(_accounts[e.Account], e.Amount);
}
// Clean: the same helpers on its own accounts.
[Aggregate("ledger-3")]
public sealed partial class DraftLedger
{
    private readonly List<Account> _all = [];
    [Command(Creates = true)]
    public void Book(string account, long amount)
    {
        var draft = new Account { Name = account };
        Bookkeeping.Post(draft, amount);
        var drafts = new[] { draft, new Account() };
        Bookkeeping.PostAll(drafts, amount);
        var sorted = Bookkeeping.Sorted(_all);
        sorted.Add(draft);
        Bookkeeping.SortInPlace(sorted);
        Raise(new EntryBooked(account, Bookkeeping.Sum(_all) + drafts[0].Balance));
    }
    [Event] private void Apply(EntryBooked e) => Bookkeeping.PostAll(_all, e.Amount);
}
// ref and out into fields.
[Aggregate("ledger-4")]
public sealed partial class RefLedger
{
    private long _left; private long _right; private int _count; private readonly Account _main = new();
    [Command(Creates = true)]
    public void Book(string text)
    {
        Bookkeeping.Swap(ref _left, ref _right); // DFX1001
        if (long.TryParse(text, out _left)) return; // DFX1001
        Bookkeeping.Swap(ref _main.Balance, ref _right); // DFX1001
        Interlocked.Increment(ref _count); // DFX1001
        ref var balance = ref _main.Balance;
        balance -= 1; // DFX1001
        Raise(new LedgerClosed(_left));
    }
    [Event] private void Apply(LedgerClosed e) => Bookkeeping.Swap(ref _left, ref _right);
}
// Clean: ref and out into locals.
[Aggregate("ledger-5")]
public sealed partial class LocalRefLedger
{
    private long _left; private long _right; private readonly Account _main = new();
    [Command(Creates = true)]
    public void Book(string text)
    {
        var (left, right) = (_left, _right);
        Bookkeeping.Swap(ref left, ref right);
        if (!long.TryParse(text, out var parsed)) parsed = 0;
        ref readonly var balance = ref _main.Balance;
        var limits = _main.Limits;
        limits.Raise(parsed + balance);
        if (_main.Limits.Allows(1) && limits.Allows(left)) Raise(new LedgerClosed(right));
    }
    [Event] private void Apply(LedgerClosed e) => _left = e.Sum;
}
// A method that tries, and does it.
[Aggregate("ledger-6")]
public sealed partial class TryingLedger
{
    private readonly Account _main = new();
    [Command(Creates = true)]
    public Outcome Book(long amount)
    {
        if (!_main.TryBook(amount, out var after)) return Reject("ledger.negative", "Negative"); // DFX1001
        Raise(new EntryBooked("main", after));
        return Outcome.Accepted;
    }
    [Event] private void Apply(EntryBooked e) => _main.Balance = e.Amount;
}
// The limits of an account in state.
[Aggregate("ledger-7")]
public sealed partial class LimitedLedger
{
    private readonly Account _main = new(); private readonly Account[] _parts = [new()]; private Limits _own;
    [Command(Creates = true)]
    public void Widen(long by)
    {
        _main.Limits.Raise(by); // DFX1001
        _parts[0].Limits.High = by; // DFX1001
        _own.Raise(by); // DFX1001
        Raise(new LedgerClosed(_own.High));
    }
    [Event] private void Apply(LedgerClosed e) => _own.Raise(e.Sum);
}
// A property with a setter that does more.
[Aggregate("ledger-8")]
public sealed partial class PropertyLedger
{
    private readonly List<Entry> _entries = []; private long _sum;
    private long Sum { get => _sum; set { _sum = value; _entries.Clear(); } }
    private long Next => ++_sum;
    private List<Entry> Entries => _entries;
    [Command(Creates = true)]
    public void Close()
    {
        Sum = 0; // DFX1001
        var next = Next; // DFX1001
        Entries.Add(new Entry("x", next)); // DFX1001
        Raise(new LedgerClosed(next));
    }
    [Event] private void Apply(LedgerClosed e) => Sum = e.Sum;
}
// Clean: properties that compute.
[Aggregate("ledger-9")]
public sealed partial class ComputedLedger
{
    private readonly List<Entry> _entries = [];
    private long Sum => _entries.Sum(entry => entry.Amount);
    private List<Entry> Snapshot => [.. _entries];
    [Command(Creates = true)]
    public void Close()
    {
        var entries = Snapshot;
        entries.Add(new Entry("x", Sum));
        entries.RemoveAt(0);
        entries[0] = entries[0] with { Amount = 3 };
        Raise(new EntriesBooked([.. entries]));
    }
    [Event] private void Apply(EntriesBooked e) => _entries.AddRange(e.Entries);
}
// Local functions and closures.
[Aggregate("ledger-10")]
public sealed partial class ClosureLedger
{
    private long _sum; private readonly List<Account> _accounts = [];
    [Command(Creates = true)]
    public void Close(long amount)
    {
        void Add(long by) => _sum += by; // DFX1001
        Add(amount);
        Action<Account> reset = account => account.Balance = 0; // DFX1001
        foreach (var account in _accounts) reset(account);
        static void Clear(List<Account> accounts) => accounts.Clear(); // DFX1001
        Clear(_accounts);
        Account? last = null;
        void Find() => last = _accounts[^1];
        Find();
        last!.Balance = 0; // DFX1001
        Raise(new LedgerClosed(amount));
    }
    [Event] private void Apply(LedgerClosed e) => _sum = e.Sum;
}
// Clean: closures over locals.
[Aggregate("ledger-11")]
public sealed partial class LocalClosureLedger
{
    private long _sum; private readonly List<Account> _accounts = [];
    [Command(Creates = true)]
    public void Close(long amount)
    {
        var sum = _sum;
        void Add(long by) => sum += by;
        Add(amount);
        _accounts.ForEach(account => sum += account.Balance);
        var found = new List<string>();
        Action<Account> note = account => found.Add(account.Name);
        foreach (var account in _accounts) note(account);
        static long Twice(long x) { x *= 2; return x; }
        Raise(new LedgerClosed(Twice(sum) + found.Count));
    }
    [Event] private void Apply(LedgerClosed e) => _sum = e.Sum;
}
// Recursion into state.
[Aggregate("ledger-12")]
public sealed partial class TreeLedger
{
    private readonly Account _root = new();
    [Command(Creates = true)]
    public void Close()
    {
        Reset(_root, 10); // DFX1001
        Up(_root).Balance = 1; // DFX1001
        Raise(new LedgerClosed(Depth(_root)));
    }
    private static void Reset(Account account, int depth) { if (depth > 0 && account.Parent is { } parent) Reset(parent, depth - 1); account.Balance = 0; }
    private static Account Up(Account account) => account.Parent is null ? account : Up(account.Parent);
    private static int Depth(Account? account) => account is null ? 0 : 1 + Depth(account.Parent);
    [Event] private void Apply(LedgerClosed e) => Reset(_root, 1);
}
// Clean: recursion that reads.
[Aggregate("ledger-13")]
public sealed partial class ReadTreeLedger
{
    private readonly Account _root = new();
    [Command(Creates = true)]
    public void Close() => Raise(new LedgerClosed(Depth(_root) + Sum(_root) + Even(4)));
    private static int Depth(Account? account) => account is null ? 0 : 1 + Depth(account.Parent);
    private static long Sum(Account account) { var sum = account.Balance; for (var up = account.Parent; up != null; up = up.Parent) sum += up.Balance; return sum; }
    private static int Even(int n) => n == 0 ? 1 : Odd(n - 1);
    private static int Odd(int n) => n == 0 ? 0 : Even(n - 1);
    [Event] private void Apply(LedgerClosed e) => _root.Balance = e.Sum;
}
// A walk up a chain of objects.
[Aggregate("ledger-14")]
public sealed partial class ChainLedger
{
    private readonly Account _root = new();
    [Command(Creates = true)]
    public void Close()
    {
        var account = new Account();
        for (var up = _root; up != null; up = up.Parent) account = up;
        account.Balance = 0; // DFX1001
        var pair = (First: _root, Second: new Account());
        pair.Second.Balance = 1; // DFX1001
        pair.First.Entries.Add(new Entry("x", 1)); // DFX1001
        Raise(new LedgerClosed(0));
    }
    [Event] private void Apply(LedgerClosed e) => _root.Balance = 0;
}
// The event method keeps and asks.
[Aggregate("ledger-15")]
public sealed partial class KeepingLedger
{
    private Batch? _last; private readonly List<Batch> _all = []; private long _at;
    [Command(Creates = true)] public void Post(Batch batch) => Raise(new BatchPosted(batch));
    [Event]
    private void Apply(BatchPosted e)
    {
        _last = e.Batch; // DFX1006
        _all.Add(e.Batch); // DFX1006
        _at = DateTime.UtcNow.Ticks; // DFX1003
        Check(e.Batch); // DFX1004
    }
    private static void Check(Batch batch) { if (batch.Sum < 0) throw new ArgumentException("negative"); }
}
public sealed class Batch { public long Sum { get; set; } public Batch Copy() => new() { Sum = Sum }; }
[EventType("batch-posted")] public sealed record BatchPosted(Batch Batch);
// Clean: the event method copies.
[Aggregate("ledger-16")]
public sealed partial class BatchLedger
{
    private Batch? _last; private readonly List<Batch> _all = []; private DateTimeOffset _at;
    [Command(Creates = true)] public void Post(Batch batch) => Raise(new BatchPosted(batch));
    [Command] public void Repeat() { Require(_last != null, "ledger.none", "None"); Raise(new BatchPosted(_last!.Copy())); }
    [Event] private void Apply(BatchPosted e, EventContext context) { _last = e.Batch.Copy(); _all.Add(new Batch { Sum = e.Batch.Sum }); _at = context.OccurredAt; }
}
// The command gives its own batch away.
[Aggregate("ledger-17")]
public sealed partial class GivingLedger
{
    private readonly Batch _last = new(); private readonly Dictionary<string, Batch> _byName = [];
    [Command(Creates = true)] public void Post() => Raise(new BatchPosted(_last)); // DFX1005
    [Command]
    public void Repeat(string name)
    {
        var batch = _byName[name];
        var posted = new BatchPosted(new Batch()) with { Batch = batch }; // DFX1005
        Raise(posted);
    }
    [Event] private void Apply(BatchPosted e) => _last.Sum = e.Batch.Sum;
}
