using DomainFx.Benchmarks.Command;
using DomainFx.Benchmarks.Frame;

namespace DomainFx.Benchmarks.Sqlite;

/// <summary>Loads a purse of many events through its client, without cache or snapshot.</summary>
internal sealed class OurLoads : Workload
{
    private readonly TemporaryFolder _folder = new();
    private readonly Domain _domain;
    private readonly PurseClient _purse;
    private readonly int _events;
    private bool _isFilled;

    public OurLoads(int events)
    {
        _events = events;
        _domain = Domain.Create(domain => domain.AddDomainFxBenchmarks().UseSqlite($"Data Source={_folder.File("loads.db")}"));
        _purse = _domain.Purse("purse-1");
    }

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_isFilled) return;
        _isFilled = true;
        await _purse.FillAsync(1_000_000);
        for (var i = 1; i < _events; i++) await (i % 2 == 0 ? _purse.FillAsync(10) : _purse.SpendAsync(10));
    }

    public override async ValueTask RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            var purse = await _purse.LoadAsync();
            if (purse.Version != _events) throw new InvalidOperationException($"{purse.Version} events were folded, not {_events}.");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _domain.DisposeAsync();
        _folder.Dispose();
        await base.DisposeAsync();
    }
}
