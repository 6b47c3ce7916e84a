using DomainFx.Benchmarks.Command;

namespace DomainFx.Benchmarks.Projections;

/// <summary>One row a purse: what the figures of one read model are about.</summary>
[ReadModel("purse-balance")]
public sealed partial class PurseBalance
{
    [Key] public string PurseId { get; private set; } = "";
    public long Balance { get; private set; }
    public long Spent { get; private set; }
    public int Moves { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }

    [Event]
    private void Apply(PurseFilled e, EventContext context)
    {
        Balance = e.NewBalance;
        Moves++;
        UpdatedAt = context.OccurredAt;
    }

    [Event]
    private void Apply(PurseSpent e, EventContext context)
    {
        Balance = e.NewBalance;
        Spent += e.Amount;
        Moves++;
        UpdatedAt = context.OccurredAt;
    }
}

/// <summary>The second of four at once.</summary>
[ReadModel("purse-fillings")]
public sealed partial class PurseFillings
{
    [Key] public string PurseId { get; private set; } = "";
    public long Filled { get; private set; }
    public int Times { get; private set; }

    [Event]
    private void Apply(PurseFilled e)
    {
        Filled += e.Amount;
        Times++;
    }
}

/// <summary>The third.</summary>
[ReadModel("purse-spendings")]
public sealed partial class PurseSpendings
{
    [Key] public string PurseId { get; private set; } = "";
    public long Spent { get; private set; }
    public int Times { get; private set; }

    [Event]
    private void Apply(PurseSpent e)
    {
        Spent += e.Amount;
        Times++;
    }
}

/// <summary>The fourth.</summary>
[ReadModel("purse-activity")]
public sealed partial class PurseActivity
{
    [Key] public string PurseId { get; private set; } = "";
    public int Moves { get; private set; }
    public DateTimeOffset LastAt { get; private set; }

    [Event] private void Apply(PurseFilled e, EventContext context) => Move(context);

    [Event] private void Apply(PurseSpent e, EventContext context) => Move(context);

    private void Move(EventContext context)
    {
        Moves++;
        LastAt = context.OccurredAt;
    }
}
