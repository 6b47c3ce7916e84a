using DomainFx.Stores;

namespace DomainFx.Testing.Tests.Conformance;

/// <summary>Passes every call on. Wrong stores derive from it and do one thing wrong.</summary>
internal class ForwardingStore(IEventStore inner) : IEventStore
{
    protected IEventStore Inner => inner;

    public virtual ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken = default) => inner.AppendAsync(append, cancellationToken);

    public virtual ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken = default) =>
        inner.AppendAsync(appends, cancellationToken);

    public virtual ValueTask<StreamInfo> GetStreamAsync(StreamId stream, CancellationToken cancellationToken = default) => inner.GetStreamAsync(stream, cancellationToken);

    public virtual ValueTask<EventPage> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, int maxCount, CancellationToken cancellationToken = default) =>
        inner.ReadStreamAsync(stream, fromVersion, direction, maxCount, cancellationToken);

    public virtual ValueTask<EventPage> ReadAllAsync(long afterPosition, EventFilter filter, int maxCount, CancellationToken cancellationToken = default) =>
        inner.ReadAllAsync(afterPosition, filter, maxCount, cancellationToken);

    public virtual ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => inner.GetHeadAsync(cancellationToken);

    public virtual ValueTask<CheckpointTrace> TraceAsync(Checkpoint checkpoint, CancellationToken cancellationToken = default) => inner.TraceAsync(checkpoint, cancellationToken);

    public virtual ValueTask WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => inner.WaitForEventsAsync(afterPosition, cancellationToken);

    public virtual ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken = default) => inner.LoadAsync(request, cancellationToken);

    public virtual ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken = default) => inner.SaveSnapshotAsync(snapshot, cancellationToken);

    public virtual ValueTask ArchiveStreamAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken = default) =>
        inner.ArchiveStreamAsync(stream, expected, cancellationToken);

    public virtual ValueTask DeleteStreamAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken = default) =>
        inner.DeleteStreamAsync(stream, expected, cancellationToken);

    public virtual ValueTask DisposeAsync() => inner.DisposeAsync();
}
