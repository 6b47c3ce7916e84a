namespace DomainFx.Hosting.Tests.Model;

public enum AccountStatus
{
    Active,
    Rich,
}

public sealed record Note(string Text, decimal Amount);

/// <summary>A row of every kind of column.</summary>
[ReadModel("account-balance")]
public sealed partial class AccountBalance
{
    [Key] public string AccountId { get; private set; } = "";
    public long Balance { get; private set; }
    [Indexed] public AccountStatus Status { get; private set; }
    public decimal Average { get; private set; }
    public double Ratio { get; private set; }
    public bool IsEven { get; private set; }
    public Guid LastEvent { get; private set; }
    public long LastPosition { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public DateOnly? LastDay { get; private set; }
    public string? City { get; private set; }
    public List<Note> Notes { get; private set; } = [];
    public byte[]? Mark { get; private set; }
    public int Count { get; private set; }

    [Event]
    private void Apply(AccountOpened e, EventContext context)
    {
        City = e.City;
        Balance = e.Balance;
        Touch(context);
    }

    [Event]
    private void Apply(Deposited e, EventContext context)
    {
        Balance += e.Amount;
        if (Notes.Count < 3) Notes.Add(new Note($"deposit {e.Amount}", e.Amount / 4m));
        Touch(context);
    }

    [Event(Deletes = true)] private static void Apply(Erased e) => _ = e;

    private void Touch(EventContext context)
    {
        Count++;
        Status = Balance > 1_000 ? AccountStatus.Rich : AccountStatus.Active;
        Average = Balance / (decimal)Count;
        Ratio = Balance / 3.0;
        IsEven = Balance % 2 == 0;
        LastEvent = context.EventId;
        LastPosition = context.Position;
        UpdatedAt = context.OccurredAt;
        LastDay = DateOnly.FromDateTime(context.OccurredAt.UtcDateTime);
        Mark = [(byte)Count];
    }
}
