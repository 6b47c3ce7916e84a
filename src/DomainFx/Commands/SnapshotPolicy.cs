using DomainFx.Runtime;
using DomainFx.Serialization;
using DomainFx.Stores;
using Microsoft.Extensions.Logging;

namespace DomainFx.Commands;

/// <summary>Decides when an aggregate's state is kept, encodes it while nobody else has the instance, and restores it.</summary>
internal sealed class SnapshotPolicy<TAggregate>(AggregateType<TAggregate> type, SnapshotWriter writer, ILogger logger)
    where TAggregate : class, IAggregate
{
    /// <summary>The key to load by; null for aggregates without snapshots.</summary>
    public long? Key { get; } = type.SnapshotEvery > 0 ? type.SnapshotKey : null;

    /// <summary>Keeps the state if the version reached, or stepped over, a multiple of the declared number of events.</summary>
    public void AfterAppend(TAggregate aggregate, long versionBefore, long versionAfter)
    {
        if (type.SnapshotEvery > 0 && versionBefore / type.SnapshotEvery < versionAfter / type.SnapshotEvery) Keep(aggregate);
    }

    /// <summary>Keeps a state that took twice as many events to rebuild as are declared: there is no snapshot that this program can use.
    /// With fewer, the one that is due may still be on its way.</summary>
    public void AfterFullLoad(TAggregate aggregate)
    {
        if (type.SnapshotEvery > 0 && aggregate.State.Version / 2 >= type.SnapshotEvery) Keep(aggregate);
    }

    /// <summary>Keeps the state as it is now. Never fails.</summary>
    public void Keep(TAggregate aggregate)
    {
        var state = aggregate.State;
        if (writer.IsUnderWay(state.Stream, type.SnapshotKey, state.Version)) return;
        try
        {
            using var json = new JsonWriter();
            type.WriteSnapshot(json, aggregate);
            writer.Offer(new Snapshot(state.Stream, type.SnapshotKey, state.Version, json.Written.ToArray()));
        }
        catch (Exception exception)
        {
            logger.SnapshotNotWritten(exception, state.Stream, state.Version);
            Telemetry.SnapshotFailed(type.Category);
        }
    }

    /// <summary>Sets a new aggregate's state from a snapshot; false if the snapshot is corrupt or cannot be true, and then the instance is spoilt.</summary>
    public bool TryRestore(TAggregate aggregate, Snapshot snapshot, long streamVersion)
    {
        try
        {
            if (snapshot.Version < 1 || snapshot.Version > streamVersion)
                throw Unusable(snapshot, $"The snapshot includes more than the stream's {streamVersion} events.", "$");
            type.ReadSnapshot(aggregate, snapshot.Data.Span);
            aggregate.State.Version = snapshot.Version;
            return true;
        }
        catch (Exception exception)
        {
            logger.SnapshotIgnored(Explain(exception, snapshot), snapshot.Stream);
            Telemetry.SnapshotFailed(type.Category);
            return false;
        }
    }

    private static SnapshotException Explain(Exception exception, Snapshot snapshot) => exception switch
    {
        SnapshotException known => known,
        JsonFormatException format => Unusable(snapshot, format.Message, JsonPath.At(snapshot.Data.Span, format.Position), format),
        _ => Unusable(snapshot, $"Reading it threw {exception.GetType().Name}: {exception.Message}", "$", exception),
    };

    private static SnapshotException Unusable(Snapshot snapshot, string problem, string path, Exception? cause = null) =>
        new(problem, snapshot.Stream, snapshot.Version, path, cause);
}
