using DomainFx.Benchmarks.Frame;

namespace DomainFx.Benchmarks.Command;

/// <summary>Commands to cached purses in an in-memory store. Each slice starts with a new store, so that it does not grow without end.</summary>
internal sealed class OurCommands : Workload
{
    private readonly CommandOptions _options = new() { UserId = "user-1" };
    private Domain? _domain;
    private PurseClient[] _purses = [];

    public override async ValueTask PrepareAsync(int operations)
    {
        await CloseAsync();
        var domain = Domain.Create(builder => builder
            .AddDomainFxBenchmarks()
            .UseInMemory()
            .Configure(options => options.CachedAggregates = 2 * PurseIds.All.Count));
        _domain = domain;
        _purses = [.. PurseIds.All.Select(id => domain.Purse(id))];
        foreach (var purse in _purses) await purse.FillAsync(1_000_000, _options);
    }

    public override async ValueTask RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            var purse = _purses[i % _purses.Length];
            await ((i & 64) == 0 ? purse.FillAsync(10, _options) : purse.SpendAsync(10, _options));
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await base.DisposeAsync();
    }

    private async ValueTask CloseAsync()
    {
        if (_domain is not null) await _domain.DisposeAsync();
        _domain = null;
    }
}
