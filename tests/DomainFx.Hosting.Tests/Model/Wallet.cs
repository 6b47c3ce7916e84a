namespace DomainFx.Hosting.Tests.Model;

/// <summary>An aggregate whose read model commits with its events.</summary>
[Aggregate("wallet")]
public sealed partial class Wallet
{
    public long Balance { get; private set; }

    [Command(CreatesIfMissing = true)]
    public void Fill(long amount) => Raise(new WalletFilled(amount));

    [Command(CreatesIfMissing = true)]
    public void FillTwice(long amount)
    {
        Raise(new WalletFilled(amount));
        Raise(new WalletFilled(amount));
    }

    [Command]
    public void Burn() => Raise(new WalletBurnt());

    [Command(CreatesIfMissing = true)]
    public void Lend() => Raise(new WalletLent());

    [Event] private void Apply(WalletFilled e) => Balance += e.Amount;
    [Event] private void Apply(WalletBurnt e) => _ = e;
    [Event] private void Apply(WalletLent e) => _ = e;
}

[EventType("wallet-filled")]
public sealed record WalletFilled(long Amount);

[EventType("wallet-burnt")]
public sealed record WalletBurnt;

[EventType("wallet-lent")]
public sealed record WalletLent;

[ReadModel("wallet-content", Inline = true)]
public sealed partial class WalletContent
{
    [Key] public string WalletId { get; private set; } = "";
    public long Balance { get; private set; }
    public int Fillings { get; private set; }
    public long Share { get; private set; }
    public long Version { get; private set; }
    public DateTimeOffset FilledAt { get; private set; }
    public List<long> Amounts { get; private set; } = [];

    [Event]
    private void Apply(WalletFilled e, EventContext context)
    {
        Share = 100 / (e.Amount - 13);
        if (e.Amount == 14) Version = context.Position;
        Balance += e.Amount;
        Fillings++;
        Version = context.Version;
        FilledAt = context.OccurredAt;
        Amounts.Add(e.Amount);
    }

    [Event(Deletes = true)] private static void Apply(WalletBurnt e) => _ = e;
}
