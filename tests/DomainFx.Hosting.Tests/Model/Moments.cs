namespace DomainFx.Hosting.Tests.Model;

/// <summary>Keys that are finer than what is stored: each deposit has a moment and a time of day of as many ticks as its amount.</summary>
[ReadModel("deposit-moments")]
public sealed partial class DepositMoment
{
    [Key] public DateTimeOffset Moment { get; private set; }
    [Key] public TimeOnly Hour { get; private set; }
    public long Total { get; private set; }
    public List<long> Amounts { get; private set; } = [];

    [KeyOf]
    private static IEnumerable<(DateTimeOffset, TimeOnly)> Keys(Deposited e)
    {
        // In two zones, and a tick apart: one moment.
        DateTimeOffset moment = DateTimeOffset.UnixEpoch.AddTicks(e.Amount);
        return [(moment, new TimeOnly(e.Amount)), (moment.ToOffset(TimeSpan.FromHours(2)), new TimeOnly(e.Amount - (e.Amount % 10)))];
    }

    [Event]
    private void Apply(Deposited e)
    {
        Total += e.Amount + (long)Moment.Offset.TotalMinutes;
        Amounts.Add(e.Amount);
    }
}
