namespace DomainFx.Tests.Codecs.Upcasts;

[Aggregate("savings")]
public sealed partial class Savings
{
    private readonly List<string> _reasons = [];

    public decimal Total { get; private set; }

    public IReadOnlyList<string> Reasons => _reasons;

    [Command(CreatesIfMissing = true)]
    public void Deposit(decimal amount) => Raise(new Deposited(amount, "EUR", "deposit"));

    [Event]
    private void Apply(Deposited e)
    {
        Total += e.Amount;
        _reasons.Add(e.Reason);
    }
}
