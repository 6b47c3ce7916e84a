using DomainFx;

namespace Bank.Tests;

/// <summary>An aggregate whose command raises many events at once, as none of the bank's own does.</summary>
[Aggregate("till"), Snapshot(Every = 100)]
public sealed partial class Till
{
    public int Coins { get; private set; }

    [Command(CreatesIfMissing = true)]
    public void Count(int coins)
    {
        for (var i = 0; i < coins; i++) Raise(new CoinCounted());
    }

    [Event]
    private void Apply(CoinCounted e) => Coins++;
}

[EventType("coin-counted")]
public sealed record CoinCounted;
