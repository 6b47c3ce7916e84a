using DomainFx;

namespace Bank;

/// <summary>An account. All amounts are in minor units (cents).</summary>
[Aggregate("bank-account"), Snapshot(Every = 100)]
public sealed partial class BankAccount
{
    public long Balance { get; private set; }

    public AccountStatus Status { get; private set; }

    [Command(Creates = true)]
    public void Open(long initialBalance)
    {
        Require(initialBalance >= 0, "account.negative-balance", "Initial balance cannot be negative");
        Raise(new AccountOpened(initialBalance));
    }

    // Deposits and withdrawals are turned down every day: they reject by value, which costs no exception.
    [Command]
    public Outcome Deposit(long amount)
    {
        if (Status is not AccountStatus.Active) return Reject("account.inactive", "Account is not active");
        if (amount <= 0) return Reject("account.amount-not-positive", "Amount must be positive");
        if (amount > long.MaxValue - Balance) return Reject("account.balance-overflow", "Balance would exceed what an account can hold");
        Raise(new MoneyDeposited(amount, Balance + amount));
        return Outcome.Accepted;
    }

    [Command]
    public Outcome Withdraw(long amount)
    {
        if (Status is not AccountStatus.Active) return Reject("account.inactive", "Account is not active");
        if (amount <= 0) return Reject("account.amount-not-positive", "Amount must be positive");
        if (Balance < amount) return Reject("account.insufficient-funds", "Insufficient funds");
        Raise(new MoneyWithdrawn(amount, Balance - amount));
        return Outcome.Accepted;
    }

    [Command]
    public void Freeze()
    {
        Require(Status is AccountStatus.Active, "account.inactive", "Account is not active");
        Raise(new AccountFrozen());
    }

    [Command]
    public void Unfreeze()
    {
        Require(Status is AccountStatus.Frozen, "account.not-frozen", "Account is not frozen");
        Raise(new AccountUnfrozen());
    }

    [Command]
    public void Close()
    {
        Require(Status is AccountStatus.Active, "account.inactive", "Account is not active");
        Require(Balance == 0, "account.balance-not-zero", $"Balance must be 0 to close the account; it is {Balance}");
        Raise(new AccountClosed());
    }

    [Event]
    private void Apply(AccountOpened e)
    {
        Balance = e.InitialBalance;
        Status = AccountStatus.Active;
    }

    [Event]
    private void Apply(MoneyDeposited e) => Balance = e.NewBalance;

    [Event]
    private void Apply(MoneyWithdrawn e) => Balance = e.NewBalance;

    [Event]
    private void Apply(AccountFrozen e) => Status = AccountStatus.Frozen;

    [Event]
    private void Apply(AccountUnfrozen e) => Status = AccountStatus.Active;

    [Event]
    private void Apply(AccountClosed e) => Status = AccountStatus.Closed;
}
