namespace DomainFx.Benchmarks.Projections;

/// <summary>A purse whose read model commits with its events.</summary>
[Aggregate("satchel")]
public sealed partial class Satchel
{
    public long Balance { get; private set; }

    [Command(CreatesIfMissing = true)]
    public Outcome Fill(long amount)
    {
        if (amount <= 0) return Reject("satchel.amount-not-positive", "Amount must be positive");
        Raise(new SatchelFilled(amount, Balance + amount));
        return Outcome.Accepted;
    }

    /// <summary>Like <see cref="Fill"/>, but for the read model, which does not handle its event.</summary>
    [Command(CreatesIfMissing = true)]
    public Outcome Stuff(long amount)
    {
        if (amount <= 0) return Reject("satchel.amount-not-positive", "Amount must be positive");
        Raise(new SatchelStuffed(amount, Balance + amount));
        return Outcome.Accepted;
    }

    [Event]
    private void Apply(SatchelFilled e) => Balance = e.NewBalance;

    [Event]
    private void Apply(SatchelStuffed e) => Balance = e.NewBalance;
}

[EventType("satchel-filled")]
public sealed record SatchelFilled(long Amount, long NewBalance);

[EventType("satchel-stuffed")]
public sealed record SatchelStuffed(long Amount, long NewBalance);

/// <summary>The row of a satchel.</summary>
[ReadModel("satchel-balance", Inline = true)]
public sealed partial class SatchelBalance
{
    [Key] public string SatchelId { get; private set; } = "";
    public long Balance { get; private set; }
    public int Moves { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }

    [Event]
    private void Apply(SatchelFilled e, EventContext context)
    {
        Balance = e.NewBalance;
        Moves++;
        UpdatedAt = context.OccurredAt;
    }
}
