using System.Collections.Concurrent;
using DomainFx.Stores;
using DomainFx.Stores.InMemory;

namespace DomainFx.Tests.Commands;

/// <summary>A real in-memory store whose calls can be watched, delayed and made to fail at chosen points.</summary>
internal sealed class FaultyStore : IEventStore
{
    private readonly InMemoryEventStore _store = new();

    public ConcurrentQueue<StreamAppend> Appends { get; } = new();

    public ConcurrentQueue<LoadRequest> Loads { get; } = new();

    public ConcurrentQueue<Snapshot> Snapshots { get; } = new();

    public int VersionChecks;

    public int Disposals;

    /// <summary>Runs before an append reaches the store; what it throws, the caller gets, and nothing was stored.</summary>
    public Func<StreamAppend, Task> BeforeAppend { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs when an append is stored; what it throws, the caller gets, although the events are there.</summary>
    public Func<StreamAppend, Task> AfterAppend { get; set; } = _ => Task.CompletedTask;

    public Func<LoadRequest, Task> AfterLoad { get; set; } = _ => Task.CompletedTask;

    public Func<Snapshot, Task> BeforeSnapshot { get; set; } = _ => Task.CompletedTask;

    public async ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken = default)
    {
        // A copy, because the events' memory is lent until this completes.
        Appends.Enqueue(new StreamAppend
        {
            Stream = append.Stream,
            Expected = append.Expected,
            Command = append.Command,
            Events = append.Events.ToArray().Select(data => data with { Data = data.Data.ToArray() }).ToArray(),
        });
        await BeforeAppend(append);
        var result = await _store.AppendAsync(append, cancellationToken);
        await AfterAppend(append);
        return result;
    }

    public async ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken = default)
    {
        Loads.Enqueue(request);
        var load = await _store.LoadAsync(request, cancellationToken);
        await AfterLoad(request);
        return load;
    }

    public async ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken = default)
    {
        await BeforeSnapshot(snapshot);
        await _store.SaveSnapshotAsync(snapshot, cancellationToken);
        Snapshots.Enqueue(snapshot);
    }

    public ValueTask<StreamInfo> GetStreamAsync(StreamId stream, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref VersionChecks);
        return _store.GetStreamAsync(stream, cancellationToken);
    }

    public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken = default) =>
        _store.AppendAsync(appends, cancellationToken);

    public ValueTask<EventPage> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, int maxCount, CancellationToken cancellationToken = default) =>
        _store.ReadStreamAsync(stream, fromVersion, direction, maxCount, cancellationToken);

    public ValueTask<EventPage> ReadAllAsync(long afterPosition, EventFilter filter, int maxCount, CancellationToken cancellationToken = default) =>
        _store.ReadAllAsync(afterPosition, filter, maxCount, cancellationToken);

    public ValueTask<CheckpointTrace> TraceAsync(Checkpoint checkpoint, CancellationToken cancellationToken = default) => _store.TraceAsync(checkpoint, cancellationToken);

    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => _store.GetHeadAsync(cancellationToken);

    public ValueTask WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => _store.WaitForEventsAsync(afterPosition, cancellationToken);

    public ValueTask ArchiveStreamAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken = default) =>
        _store.ArchiveStreamAsync(stream, expected, cancellationToken);

    public ValueTask DeleteStreamAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken = default) =>
        _store.DeleteStreamAsync(stream, expected, cancellationToken);

    public ValueTask DisposeAsync()
    {
        Interlocked.Increment(ref Disposals);
        return _store.DisposeAsync();
    }
}
