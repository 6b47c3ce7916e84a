using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Tests.BadInput;

/// <summary>A domain whose store is damaged from below.</summary>
public sealed class BadInputDomain(IEventStore store) : IAsyncDisposable
{
    private readonly Domain _domain = Domain.Create(domain => domain.AddDomainFxTests().UseStore(_ => store));

    public static long SnapshotKey => AggregateTypes.Of<Ledger, string>().SnapshotKey;

    public IEventStore Store => store;

    public LedgerClient Ledger => LedgerOf("l-1");

    public LedgerClient LedgerOf(string id) => _domain.Ledger(id);

    public object Decode(RecordedEvent recorded) => _domain.Events.Decode(recorded);

    /// <summary>Everything that is in the store.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> Events()
    {
        using var page = await store.ReadAllAsync(0, EventFilter.All, 1_000);
        return page.ToRecordedEvents();
    }

    /// <summary>The newest snapshot, once the background writer has saved one.</summary>
    public async Task<Snapshot> NextSnapshot(StreamId stream)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(10); DateTime.UtcNow < deadline; await Task.Delay(5))
        {
            using var load = await store.LoadAsync(new LoadRequest { Stream = stream, SnapshotKey = SnapshotKey, MaxEvents = 1 });
            if (load.Snapshot is { } snapshot) return snapshot;
        }

        throw new TimeoutException($"No snapshot of {stream} was saved.");
    }

    public ValueTask DisposeAsync() => _domain.DisposeAsync();
}
