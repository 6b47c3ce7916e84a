using DomainFx;

namespace Bank;

/// <summary>What is on each account: the table <c>account_balance</c>.</summary>
[ReadModel("account-balance")]
public sealed partial class AccountBalance
{
    [Key]
    public string AccountId { get; private set; } = "";

    public long Balance { get; private set; }

    [Indexed]
    public AccountStatus Status { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    [Event]
    private void Apply(AccountOpened e, EventContext context) => Set(e.InitialBalance, AccountStatus.Active, context);

    [Event]
    private void Apply(MoneyDeposited e, EventContext context) => Set(e.NewBalance, Status, context);

    [Event]
    private void Apply(MoneyWithdrawn e, EventContext context) => Set(e.NewBalance, Status, context);

    [Event]
    private void Apply(AccountFrozen e, EventContext context) => Set(Balance, AccountStatus.Frozen, context);

    [Event]
    private void Apply(AccountUnfrozen e, EventContext context) => Set(Balance, AccountStatus.Active, context);

    [Event]
    private void Apply(AccountClosed e, EventContext context) => Set(Balance, AccountStatus.Closed, context);

    private void Set(long balance, AccountStatus status, EventContext context)
    {
        Balance = balance;
        Status = status;
        UpdatedAt = context.OccurredAt;
    }
}
