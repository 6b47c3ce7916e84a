namespace DomainFx.Tests.BadInput;

[Aggregate("ledger"), Snapshot(Every = 3)]
public sealed partial class Ledger
{
    private readonly List<int> _amounts = [];

    public string Owner { get; private set; } = "";

    public long Total { get; private set; }

    public IReadOnlyList<int> Amounts => _amounts;

    [Command(CreatesIfMissing = true)]
    public void Open(string owner) => Raise(new LedgerOpened(owner));

    [Command]
    public void Book(int amount) => Raise(new AmountBooked(amount, new Note("by hand") { Day = new DateOnly(2026, 1, 31) }));

    [Event]
    private void Apply(LedgerOpened e) => Owner = e.Owner;

    [Event]
    private void Apply(AmountBooked e)
    {
        _amounts.Add(e.Amount);
        Total += e.Amount;
    }
}

[EventType("ledger-opened")]
public sealed record LedgerOpened(string Owner);

[EventType("amount-booked")]
public sealed record AmountBooked(int Amount, Note Note);

public sealed record Note(string Text)
{
    public required DateOnly? Day { get; init; }
}
