using DomainFx.Benchmarks.Command;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Loads;

/// <summary>Loads purses through their clients: read, decoded and folded, without cache or snapshot.</summary>
/// <param name="purses">Where they are.</param>
/// <param name="callers">How many load at once.</param>
/// <param name="next">Gives the number of the purse that a caller loads next.</param>
internal sealed class OurLoads(PurseStore purses, int callers, Func<int, int> next) : Callers(callers)
{
    private Domain? _domain;

    public override async ValueTask PrepareAsync(int operations) => _domain = await purses.OpenAsync();

    protected override async ValueTask CallAsync(int caller)
    {
        var purse = await _domain!.Purse($"purse-{next(caller)}").LoadAsync();
        if (purse.Version != purses.Events) throw new InvalidOperationException($"{purse.Version} events were folded, not {purses.Events}.");
    }
}
