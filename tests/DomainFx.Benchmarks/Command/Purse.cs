namespace DomainFx.Benchmarks.Command;

/// <summary>The aggregate of the command and load figures.</summary>
[Aggregate("purse")]
public sealed partial class Purse
{
    public long Balance { get; private set; }

    [Command(CreatesIfMissing = true)]
    public Outcome Fill(long amount)
    {
        if (amount <= 0) return Reject("purse.amount-not-positive", "Amount must be positive");
        Raise(new PurseFilled(amount, Balance + amount));
        return Outcome.Accepted;
    }

    [Command]
    public Outcome Spend(long amount)
    {
        if (amount <= 0) return Reject("purse.amount-not-positive", "Amount must be positive");
        if (Balance < amount) return Reject("purse.too-little", "There is too little in the purse");
        Raise(new PurseSpent(amount, Balance - amount));
        return Outcome.Accepted;
    }

    [Event]
    private void Apply(PurseFilled e) => Balance = e.NewBalance;

    [Event]
    private void Apply(PurseSpent e) => Balance = e.NewBalance;
}
