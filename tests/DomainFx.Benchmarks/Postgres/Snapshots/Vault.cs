namespace DomainFx.Benchmarks.Postgres.Snapshots;

/// <summary>An aggregate that is loaded by snapshot.</summary>
[Aggregate("vault")]
[Snapshot(Every = 20)]
public sealed partial class Vault
{
    public long Balance { get; private set; }

    [Command(CreatesIfMissing = true)]
    public Outcome Fill(long amount)
    {
        Raise(new VaultFilled(amount, Balance + amount));
        return Outcome.Accepted;
    }

    [Event]
    private void Apply(VaultFilled e) => Balance = e.NewBalance;
}
