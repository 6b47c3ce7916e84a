namespace DomainFx.Tests.Commands;

/// <summary>An aggregate with a command of every shape, and with commands that misbehave in every way the executor must withstand.</summary>
[Aggregate("account"), Snapshot(Every = 10)]
public sealed partial class Account
{
    public long Balance { get; private set; }

    public bool IsApproved { get; private set; }

    public DateTimeOffset LastChange { get; private set; }

    public string? LastUser { get; private set; }

    [Command(Creates = true)]
    public void Open(long initialBalance)
    {
        Require(initialBalance >= 0, "account.negative-balance", $"{initialBalance} is negative");
        Raise(new AccountOpened(initialBalance));
    }

    [Command(CreatesIfMissing = true)]
    public void OpenOrDeposit(long amount)
    {
        if (((IAggregate)this).Version == 0) Raise(new AccountOpened(amount));
        else Raise(new MoneyDeposited(amount, Balance + amount));
    }

    [Command]
    public void Deposit(long amount) => Raise(new MoneyDeposited(amount, Balance + amount));

    [Command]
    public Outcome Withdraw(long amount)
    {
        if (Balance < amount) return Reject("account.insufficient-funds", "Insufficient funds");
        Raise(new MoneyWithdrawn(amount, Balance - amount));
        return Outcome.Accepted;
    }

    [Command]
    public void DepositMany(int count)
    {
        for (var i = 0; i < count; i++) Raise(new MoneyDeposited(1, Balance + 1));
    }

    [Command]
    public void DoNothing()
    {
    }

    [Command]
    public Outcome RaiseThenReject()
    {
        Raise(new MoneyDeposited(1, Balance + 1));
        return Reject("account.changed-its-mind", "Changed its mind");
    }

    [Command]
    public void RaiseThenThrow(string message)
    {
        Raise(new MoneyDeposited(1, Balance + 1));
        throw new InvalidTimeZoneException(message);
    }

    [Command]
    public void FailBelow(long balance)
    {
        if (Balance < balance) throw new InvalidTimeZoneException($"only {Balance}");
        Raise(new MoneyDeposited(1, Balance + 1));
    }

    [Command]
    public void SwallowBadLuck(bool goOn)
    {
        try
        {
            Raise(new MoneyDeposited(13, Balance + 13));
        }
        catch (DivideByZeroException)
        {
            if (goOn) Raise(new MoneyDeposited(1, Balance + 1));
        }
    }

    [Command]
    public async Task Approve([Service] CreditBureau bureau, CommandContext context, CancellationToken cancellationToken)
    {
        if (await bureau.IsCreditworthyAsync(context.CommandId, cancellationToken)) Raise(new AccountApproved());
    }

    [Command(RetryOnConflict = true)]
    public async Task<Outcome> ApproveOrReject([Service] CreditBureau bureau, CommandContext context, CancellationToken cancellationToken)
    {
        if (!await bureau.IsCreditworthyAsync(context.CommandId, cancellationToken)) return Reject("account.not-creditworthy", "Not creditworthy");
        Raise(new AccountApproved());
        return Outcome.Accepted;
    }

    [Command]
    public async ValueTask DepositSlowly(long amount)
    {
        await Task.Yield();
        Raise(new MoneyDeposited(amount, Balance + amount));
    }

    [Command]
    public ValueTask<Outcome> WithdrawLater(long amount) => new(Withdraw(amount));

    [Command]
    public Task RaiseLate([Service] Background background)
    {
        background.Work = background.Gate.Task.ContinueWith(_ => Raise(new MoneyDeposited(1, Balance + 1)), TaskScheduler.Default);
        return Task.CompletedTask;
    }

    [Command]
    public Outcome RejectWithoutCode() => Outcome.Reject(((IAggregate)this).State.RejectionCode, "No");

    [Event]
    private void Apply(AccountOpened e, EventContext context)
    {
        Balance = e.InitialBalance;
        LastChange = context.OccurredAt;
        LastUser = context.Metadata.UserId;
    }

    [Event]
    private void Apply(MoneyDeposited e, EventContext context)
    {
#pragma warning disable DFX1004 // Tests need an event that cannot be applied.
        if (e.Amount == 13) throw new DivideByZeroException("13 brings bad luck");
#pragma warning restore DFX1004
        Balance = e.NewBalance;
        LastChange = context.OccurredAt;
        LastUser = context.Metadata.UserId;
    }

    [Event]
    private void Apply(MoneyWithdrawn e) => Balance = e.NewBalance;

    [Event]
    private void Apply(AccountApproved e) => IsApproved = true;
}
