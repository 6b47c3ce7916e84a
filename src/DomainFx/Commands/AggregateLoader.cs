using System.Globalization;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Commands;

/// <summary>Rebuilds aggregates: a snapshot if there is one, then the events after it, page by page.</summary>
internal sealed class AggregateLoader<TAggregate>(AggregateType<TAggregate> type, IEventStore store, SnapshotPolicy<TAggregate> snapshots, int pageSize)
    where TAggregate : class, IAggregate
{
    /// <summary>Loads an instance that nobody else has.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="commandId">The command to ask the store about.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    public async ValueTask<LoadedAggregate<TAggregate>> LoadAsync(StreamId stream, Guid? commandId, CancellationToken cancellationToken)
    {
        var request = new LoadRequest { Stream = stream, SnapshotKey = snapshots.Key, CommandId = commandId, MaxEvents = pageSize, DataSuffices = !type.ReadsContext };
        try
        {
            return await LoadAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (request.DataSuffices && exception is EventReplayException or EventSerializationException or UnknownEventTypeException)
        {
            // Once more, for an exception that tells the event's position too.
            return await LoadAsync(request with { DataSuffices = false }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<LoadedAggregate<TAggregate>> LoadAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        var stream = request.Stream;
        using (var load = await store.LoadAsync(request, cancellationToken).ConfigureAwait(false))
        {
            var aggregate = NewAggregate(stream);
            if (load.Snapshot is not { } snapshot || snapshots.TryRestore(aggregate, snapshot, load.Stream.Version))
            {
                await FoldAsync(aggregate, load, cancellationToken).ConfigureAwait(false);
                if (load.Snapshot is null) snapshots.AfterFullLoad(aggregate);
                return new LoadedAggregate<TAggregate>(aggregate, load.Stream, load.Command);
            }
        }

        using var whole = await store.LoadAsync(request with { SnapshotKey = null }, cancellationToken).ConfigureAwait(false);
        var rebuilt = NewAggregate(stream);
        await FoldAsync(rebuilt, whole, cancellationToken).ConfigureAwait(false);
        if (rebuilt.State.Version > 0) snapshots.Keep(rebuilt);
        return new LoadedAggregate<TAggregate>(rebuilt, whole.Stream, whole.Command);
    }

    /// <summary>Brings an instance up to date; null if it cannot be, because the store has less than the instance includes.</summary>
    public async ValueTask<LoadedAggregate<TAggregate>?> RefreshAsync(TAggregate aggregate, Guid? commandId, CancellationToken cancellationToken)
    {
        var state = aggregate.State;
        var request = new LoadRequest { Stream = state.Stream, AfterVersion = state.Version, CommandId = commandId, MaxEvents = pageSize };
        using var load = await store.LoadAsync(request, cancellationToken).ConfigureAwait(false);
        if (load.Stream.Version < state.Version) return null;
        await FoldAsync(aggregate, load, cancellationToken).ConfigureAwait(false);
        return new LoadedAggregate<TAggregate>(aggregate, load.Stream, load.Command);
    }

    private TAggregate NewAggregate(StreamId stream)
    {
        var aggregate = type.Create();
        type.Place(aggregate, stream);
        return aggregate;
    }

    private async ValueTask FoldAsync(TAggregate aggregate, AggregateLoad load, CancellationToken cancellationToken)
    {
        if (load.Stream.State is StreamState.Deleted) return;
        var state = aggregate.State;
        var first = state.Version;
        EventFold.Apply(type, aggregate, state, load.Events);
        for (var hasMore = load.Events.HasMore; hasMore;)
        {
            using var page = await store.ReadStreamAsync(state.Stream, state.Version + 1, ReadDirection.Forward, pageSize, cancellationToken).ConfigureAwait(false);
            EventFold.Apply(type, aggregate, state, page);
            hasMore = page.HasMore;
        }

        if (state.Version < load.Stream.Version) throw Shrunk(state, load.Stream.Version);
        Telemetry.Loaded(type.Category, state.Version - first);
    }

    private static EventStoreException Shrunk(AggregateState state, long expected) => new(
        string.Create(CultureInfo.InvariantCulture, $"Stream '{state.Stream}' had {expected} events when its load began, but only {state.Version} could be read: it was deleted meanwhile. Load it again."),
        isTransient: true);
}
