namespace DomainFx.Testing.Tests.Model;

public enum AccountStatus
{
    Pending,
    Active,
    Frozen,
}

[Aggregate("bank-account"), Snapshot(Every = 3)]
public sealed partial class BankAccount
{
    public long Balance { get; private set; }

    public AccountStatus Status { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public string? ChangedBy { get; private set; }

    [Command(Creates = true)]
    public void Open(long initialBalance)
    {
        Require(initialBalance >= 0, "account.negative-balance", "Initial balance cannot be negative");
        Raise(new AccountOpened(initialBalance));
    }

    [Command]
    public Outcome Withdraw(long amount)
    {
        if (Status is not AccountStatus.Active) return Reject("account.inactive", "Account is not active");
        if (Balance < amount) return Reject("account.insufficient-funds", $"Insufficient funds: {Balance}");
        if (amount > 0) Raise(new MoneyWithdrawn(amount, Balance - amount));
        return Outcome.Accepted;
    }

    [Command]
    public void DepositTwice(long amount)
    {
        Require(amount > 0, "Amount must be positive");
        Raise(new MoneyDeposited(amount, Balance + amount));
        Raise(new MoneyDeposited(amount, Balance + amount));
    }

    [Command]
    public async Task Audit([Service] IAuditor auditor, CommandContext context, CancellationToken cancellationToken)
    {
        Require(await auditor.IsTrustedAsync(context.UserId, cancellationToken), "account.untrusted", $"{context.UserId} may not audit");
        Raise(new AccountAudited(context.UserId, context.Now));
    }

    [Command]
    public async Task<Outcome> FreezeLater()
    {
        await Task.Yield();
        if (Status is AccountStatus.Frozen) return Reject("account.frozen", "Account is frozen already");
        Raise(new AccountFrozen());
        return Outcome.Accepted;
    }

    [Command]
    public async ValueTask DepositLater(long amount)
    {
        await Task.Yield();
        Require(Status is AccountStatus.Active, "account.inactive", "Account is not active");
        Raise(new MoneyDeposited(amount, Balance + amount));
    }

    [Command]
    public async ValueTask<Outcome> CloseLater()
    {
        await Task.Yield();
        return Balance == 0 ? Outcome.Accepted : Reject("account.not-empty", "Account is not empty");
    }

    [Command]
    public void Break() => throw new InvalidOperationException("The roof is on fire");

    [Event]
    private void Apply(AccountOpened e, EventContext context)
    {
        Balance = e.InitialBalance;
        Status = AccountStatus.Active;
        (ChangedAt, ChangedBy) = (context.OccurredAt, context.Metadata.UserId);
    }

    [Event]
    private void Apply(MoneyWithdrawn e, EventContext context)
    {
        Balance = e.NewBalance;
        (ChangedAt, ChangedBy) = (context.OccurredAt, context.Metadata.UserId);
    }

    [Event]
    private void Apply(MoneyDeposited e) => Balance = e.NewBalance;

    [Event]
    private void Apply(AccountAudited e) => ChangedBy = e.Auditor;

    [Event]
    private void Apply(AccountFrozen e) => Status = AccountStatus.Frozen;
}

[EventType("account-opened")]
public sealed record AccountOpened(long InitialBalance);

[EventType("money-withdrawn")]
public sealed record MoneyWithdrawn(long Amount, long NewBalance);

[EventType("money-deposited")]
public sealed record MoneyDeposited(long Amount, long NewBalance);

[EventType("account-audited")]
public sealed record AccountAudited(string? Auditor, DateTimeOffset At);

[EventType("account-frozen")]
public sealed record AccountFrozen;
