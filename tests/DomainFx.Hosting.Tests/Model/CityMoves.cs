namespace DomainFx.Hosting.Tests.Model;

/// <summary>Rows whose key comes from the event: several of them, or none.</summary>
[ReadModel("city-moves")]
public sealed partial class CityMoves
{
    [Key] public string City { get; private set; } = "";
    public int Arrivals { get; private set; }
    public int Departures { get; private set; }

    [KeyOf] private static string Key(AccountOpened e) => e.City;
    [KeyOf] private static IEnumerable<string> Keys(Moved e) => [.. new[] { e.From, e.To }.Where(city => city.Length > 0)];

    [Event] private void Apply(AccountOpened e) => Arrivals += e.City == City ? 1 : 0;

    [Event]
    private void Apply(Moved e)
    {
        if (e.To == City) Arrivals++;
        if (e.From == City) Departures++;
    }
}

/// <summary>A key of two parts: the last ten deposits of each account.</summary>
[ReadModel("last-deposits")]
public sealed partial class LastDeposit
{
    [Key] public string AccountId { get; private set; } = "";
    [Key] public int Slot { get; private set; }
    public long Version { get; private set; }
    public long Amount { get; private set; }

    [KeyOf] private static (string, int) Key(Deposited _, EventContext context) => (context.Stream.Id, (int)(context.Version % 10));

    [Event]
    private void Apply(Deposited e, EventContext context)
    {
        Version = context.Version;
        Amount = e.Amount;
    }
}
