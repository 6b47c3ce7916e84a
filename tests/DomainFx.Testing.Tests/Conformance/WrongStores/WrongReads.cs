using DomainFx.Stores;

namespace DomainFx.Testing.Tests.Conformance;

internal abstract class RewritingStore(IEventStore inner) : ForwardingStore(inner)
{
    public override async ValueTask<EventPage> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, int maxCount, CancellationToken cancellationToken = default)
    {
        using var page = await base.ReadStreamAsync(stream, fromVersion, direction, maxCount, cancellationToken);
        return Pages.Rewrite(page, Change);
    }

    protected abstract RecordedEvent Change(RecordedEvent stored);
}

internal sealed class LosesHeaders(IEventStore inner) : RewritingStore(inner)
{
    protected override RecordedEvent Change(RecordedEvent stored) => Pages.With(stored, metadata: stored.Metadata with { Headers = new Dictionary<string, string>() });
}

internal sealed class KeepsMicrosecondsOnly(IEventStore inner) : RewritingStore(inner)
{
    protected override RecordedEvent Change(RecordedEvent stored) => Pages.With(stored, occurredAt: stored.OccurredAt.AddTicks(-(stored.OccurredAt.Ticks % 10)));
}

internal sealed class CutsLargeData(IEventStore inner) : RewritingStore(inner)
{
    protected override RecordedEvent Change(RecordedEvent stored) => Pages.With(stored, data: stored.Data[..Math.Min(stored.Data.Length, 65_536)]);
}

internal sealed class EndsDataAtNul(IEventStore inner) : RewritingStore(inner)
{
    protected override RecordedEvent Change(RecordedEvent stored)
    {
        var nul = stored.Data.Span.IndexOf((byte)0);
        return nul < 0 ? stored : Pages.With(stored, data: stored.Data[..nul]);
    }
}

internal sealed class LosesGlobalOrder(IEventStore inner) : ForwardingStore(inner)
{
    public override async ValueTask<EventPage> ReadAllAsync(long afterPosition, EventFilter filter, int maxCount, CancellationToken cancellationToken = default)
    {
        using var page = await base.ReadAllAsync(afterPosition, filter, maxCount, cancellationToken);
        return Pages.Of(page, page.ToRecordedEvents().OrderBy(stored => stored.Stream.ToString(), StringComparer.Ordinal));
    }
}

internal sealed class ReadsThePositionItself(IEventStore inner) : ForwardingStore(inner)
{
    public override ValueTask<EventPage> ReadAllAsync(long afterPosition, EventFilter filter, int maxCount, CancellationToken cancellationToken = default) =>
        base.ReadAllAsync(Math.Max(0, afterPosition - 1), filter, maxCount, cancellationToken);
}

internal sealed class FiltersByPrefix(IEventStore inner) : ForwardingStore(inner)
{
    public override async ValueTask<EventPage> ReadAllAsync(long afterPosition, EventFilter filter, int maxCount, CancellationToken cancellationToken = default)
    {
        using var page = await base.ReadAllAsync(afterPosition, filter with { EventTypes = null }, maxCount, cancellationToken);
        return Pages.Rewrite(page, stored => filter.EventTypes?.Any(type => stored.Type.Name.StartsWith(type, StringComparison.OrdinalIgnoreCase)) ?? true ? stored : null);
    }
}

internal sealed class AlwaysHasMore(IEventStore inner) : ForwardingStore(inner)
{
    public override async ValueTask<EventPage> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, int maxCount, CancellationToken cancellationToken = default)
    {
        var page = await base.ReadStreamAsync(stream, fromVersion, direction, maxCount, cancellationToken);
        page.HasMore = page.Count == maxCount;
        return page;
    }
}

internal sealed class IgnoresSnapshotKeys(IEventStore inner) : ForwardingStore(inner)
{
    public override ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken = default) => base.SaveSnapshotAsync(snapshot with { Key = 1 }, cancellationToken);

    public override ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken = default) =>
        base.LoadAsync(request with { SnapshotKey = request.SnapshotKey is null ? null : 1 }, cancellationToken);
}

/// <summary>Shows some events late, after others with greater positions: what a global order without a fence does.</summary>
internal sealed class ShowsSomeEventsLate(IEventStore inner) : ForwardingStore(inner)
{
    private readonly Dictionary<long, int> _late = [];
    private int _appends;

    public override async ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken = default)
    {
        var result = await base.AppendAsync(append, cancellationToken);
        if (Interlocked.Increment(ref _appends) % 5 == 0)
        {
            lock (_late) _late[result.Position] = 1; // the first reader to come by misses it
        }

        return result;
    }

    public override async ValueTask<EventPage> ReadAllAsync(long afterPosition, EventFilter filter, int maxCount, CancellationToken cancellationToken = default)
    {
        using var page = await base.ReadAllAsync(afterPosition, filter, maxCount, cancellationToken);
        lock (_late) return Pages.Rewrite(page, stored => _late.GetValueOrDefault(stored.Position) > 0 && _late[stored.Position]-- > 0 ? null : stored);
    }
}

/// <summary>Takes the tombstone of any stream for the reason why an event is gone.</summary>
internal sealed class TakesAnyTombstoneForTheReason(IEventStore inner) : ForwardingStore(inner)
{
    public override async ValueTask<CheckpointTrace> TraceAsync(Checkpoint checkpoint, CancellationToken cancellationToken = default)
    {
        using var page = await ReadAllAsync(checkpoint.Position, new EventFilter { EventTypes = [StreamTombstone.EventType.Name] }, 1, cancellationToken);
        var trace = await base.TraceAsync(checkpoint, cancellationToken);
        return trace with { IsIntact = trace.IsIntact || page.Count > 0 };
    }
}

internal sealed class ForgetsWhatItErased(IEventStore inner) : ForwardingStore(inner)
{
    public override async ValueTask<CheckpointTrace> TraceAsync(Checkpoint checkpoint, CancellationToken cancellationToken = default)
    {
        using var page = await ReadAllAsync(checkpoint.Position - 1, EventFilter.All, 1, cancellationToken);
        var trace = await base.TraceAsync(checkpoint, cancellationToken);
        return trace with { IsIntact = page.Count > 0 && page[0].EventId == checkpoint.EventId };
    }
}

internal sealed class NeverWakes(IEventStore inner) : ForwardingStore(inner)
{
    public override async ValueTask WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => await Task.Delay(Timeout.Infinite, cancellationToken);
}

internal sealed class FoldsCase(IEventStore inner) : ForwardingStore(inner)
{
    public override ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken = default) =>
        base.AppendAsync(
            new StreamAppend { Stream = new StreamId(append.Stream.Category, append.Stream.Id.ToLowerInvariant()), Expected = append.Expected, Events = append.Events, Command = append.Command },
            cancellationToken);
}
