namespace DomainFx.Benchmarks.Postgres.Growth;

/// <summary>512 purses, spread evenly over all; each caller goes round some of its own.</summary>
internal sealed class HotSet(int streams, int callers)
{
    public const int Count = 512;

    private readonly int[] _calls = new int[callers];

    /// <summary>The number of a caller's next purse; the one after it is in no hot set.</summary>
    public int Next(int caller) => (caller + (_calls[caller]++ % (Count / callers) * callers)) * (streams / Count);
}
