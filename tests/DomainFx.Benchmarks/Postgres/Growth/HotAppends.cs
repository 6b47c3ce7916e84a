using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Stores;

namespace DomainFx.Benchmarks.Postgres.Growth;

/// <summary>Appends to purses that lie scattered over a store, none of them among those that are loaded.</summary>
internal sealed class HotAppends(PurseStore purses, HotSet hot, int callers) : Callers(callers)
{
    private readonly Dictionary<int, long> _versions = [];
    private readonly Lock _lock = new();
    private Domain? _domain;

    public override async ValueTask PrepareAsync(int operations) => _domain = await purses.OpenAsync();

    protected override async ValueTask CallAsync(int caller)
    {
        var purse = hot.Next(caller) + 1;
        long version;
        lock (_lock) version = _versions.GetValueOrDefault(purse, purses.Events);
        var result = await _domain!.Store.AppendAsync(new StreamAppend
        {
            Stream = new StreamId("purse", $"purse-{purse}"),
            Expected = ExpectedVersion.Exactly(version),
            Events = SampleEvent.New(1),
        });
        lock (_lock) _versions[purse] = result.StreamVersion;
    }
}
