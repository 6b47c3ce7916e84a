namespace DomainFx.Testing.Tests.Model;

/// <summary>What was ever deposited to an account.</summary>
[ReadModel("turnover")]
public sealed partial class Turnover
{
    [Key] public string AccountId { get; private set; } = "";
    public long Amount { get; private set; }
    public DateTimeOffset LastAt { get; private set; }

    [Event]
    private void Apply(MoneyDeposited e, EventContext context)
    {
        Amount += e.Amount;
        LastAt = context.OccurredAt;
    }

    [Event(Deletes = true)] private static void Apply(AccountFrozen e) => _ = e;
}
