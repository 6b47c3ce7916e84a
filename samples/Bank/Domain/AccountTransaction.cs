using DomainFx;

namespace Bank;

/// <summary>What moved money among the last 1,000 events of each account: the table <c>transaction_history</c>.</summary>
/// <remarks>Each account has 1,000 places, which its events take in turn: a new one overwrites the oldest, and nothing ever has to be counted or swept.</remarks>
[ReadModel("transaction-history")]
public sealed partial class AccountTransaction
{
    public const int Kept = 1_000;

    [Key]
    public string AccountId { get; private set; } = "";

    [Key]
    public int Place { get; private set; }

    public long Version { get; private set; }

    public TransactionType Type { get; private set; }

    public long Amount { get; private set; }

    public long BalanceAfter { get; private set; }

    public DateTimeOffset Time { get; private set; }

    /// <summary>The keys of an account's last events, the newest first.</summary>
    public static IEnumerable<(string AccountId, int Place)> LastKeys(string accountId, long version, int count) =>
        from back in Enumerable.Range(0, (int)Math.Min(version, Math.Min(count, Kept))) select (accountId, PlaceOf(version - back));

    [KeyOf]
    private static (string, int) Key(AccountOpened e, EventContext context) => KeyOf(context);

    [KeyOf]
    private static (string, int) Key(MoneyDeposited e, EventContext context) => KeyOf(context);

    [KeyOf]
    private static (string, int) Key(MoneyWithdrawn e, EventContext context) => KeyOf(context);

    [KeyOf]
    private static (string, int) Key(AccountFrozen e, EventContext context) => KeyOf(context);

    [KeyOf]
    private static (string, int) Key(AccountUnfrozen e, EventContext context) => KeyOf(context);

    [KeyOf]
    private static (string, int) Key(AccountClosed e, EventContext context) => KeyOf(context);

    [Event]
    private void Apply(AccountOpened e, EventContext context) => Set(TransactionType.Opening, e.InitialBalance, e.InitialBalance, context);

    [Event]
    private void Apply(MoneyDeposited e, EventContext context) => Set(TransactionType.Deposit, e.Amount, e.NewBalance, context);

    [Event]
    private void Apply(MoneyWithdrawn e, EventContext context) => Set(TransactionType.Withdrawal, e.Amount, e.NewBalance, context);

    // These move no money, but take a place: what stood there is 1,000 events old.
    [Event(Deletes = true)]
    private static void Apply(AccountFrozen e) => _ = e;

    [Event(Deletes = true)]
    private static void Apply(AccountUnfrozen e) => _ = e;

    [Event(Deletes = true)]
    private static void Apply(AccountClosed e) => _ = e;

    private static (string, int) KeyOf(EventContext context) => (context.Stream.Id, PlaceOf(context.Version));

    private static int PlaceOf(long version) => (int)(version % Kept);

    private void Set(TransactionType type, long amount, long balanceAfter, EventContext context)
    {
        Version = context.Version;
        Type = type;
        Amount = amount;
        BalanceAfter = balanceAfter;
        Time = context.OccurredAt;
    }
}
