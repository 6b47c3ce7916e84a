using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Projections;

/// <summary>Looks where the projections of a domain's store stand.</summary>
internal sealed class ProjectionStatusReader(IReadOnlyList<ProjectionType> types, IEventStore events, Func<IProjectionStore> store, TimeProvider time) : IProjectionStatus
{
    /// <summary>So far behind the head, events are not counted: who has that many to go has no use for the exact number.</summary>
    private const long MostCounted = 10_000;

    private readonly ProjectionRates _rates = new(time);

    public async Task<IReadOnlyList<ProjectionInfo>> GetAsync(CancellationToken cancellationToken = default)
    {
        var at = _rates.Now;
        // The head last: no projection is ahead of it then.
        var states = await store().GetStatesAsync(cancellationToken).ConfigureAwait(false);
        var head = await events.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        _rates.Keep(states);
        List<ProjectionInfo> infos = [];
        foreach (var state in states.Where(state => state.Stage is not ProjectionStage.Retired))
            infos.Add(await InfoOfAsync(state, head, at, cancellationToken).ConfigureAwait(false));
        return infos;
    }

    private async Task<ProjectionInfo> InfoOfAsync(ProjectionState state, long head, long at, CancellationToken cancellationToken)
    {
        var partitions = new PartitionInfo[state.Partitions.Count];
        for (var number = 0; number < partitions.Length; number++)
        {
            var partition = state.Partitions[number];
            // The rows are stored with the events.
            if (state.IsWithAppends) partition = partition with { Checkpoint = new Checkpoint(head) };
            partitions[number] = await InfoOfAsync(state, partition, head, at, cancellationToken).ConfigureAwait(false);
        }

        return new ProjectionInfo
        {
            Key = state.Key, Stage = state.Stage, Status = state.Status, Error = state.Error, Parked = state.Parked, Head = head, Partitions = partitions,
        };
    }

    private async Task<PartitionInfo> InfoOfAsync(ProjectionState state, PartitionState partition, long head, long at, CancellationToken cancellationToken)
    {
        var position = partition.Checkpoint.Position;
        var rate = _rates.Look(state.Key, partition.Partition, position, at);
        if (state.Status is not ProjectionStatus.Running) rate = 0;
        var filter = FilterOf(state.Key);
        var lag = head - position <= MostCounted ? await events.CountAsync(position, head, filter, cancellationToken).ConfigureAwait(false) : head - position;
        var oldest = lag > 0 ? await OldestAsync(filter, position, cancellationToken).ConfigureAwait(false) : null;
        if (oldest is not { } recordedAt) return new PartitionInfo(partition.Partition, position, 0, TimeSpan.Zero, rate, TimeSpan.Zero, partition.Owner);
        var waited = time.GetUtcNow() - recordedAt;
        TimeSpan? left = rate > 0 ? TimeSpan.FromSeconds(Math.Min((head - position) / rate, TimeSpan.MaxValue.TotalSeconds / 2)) : null;
        return new PartitionInfo(partition.Partition, position, lag, waited > TimeSpan.Zero ? waited : TimeSpan.Zero, rate, left, partition.Owner);
    }

    // When the next event for the projection was stored; null if there is none.
    private async Task<DateTimeOffset?> OldestAsync(EventFilter filter, long after, CancellationToken cancellationToken)
    {
        using var page = await events.ReadAllAsync(after, filter, 1, cancellationToken).ConfigureAwait(false);
        return page.Count > 0 ? page[0].RecordedAt : null;
    }

    // What its workers fetch; of one that this program does not have, everything.
    private EventFilter FilterOf(ProjectionKey key) => types.FirstOrDefault(type => type.Name == key.Name) is { } type ? new EventFilter { EventTypes = type.FetchedTypes } : EventFilter.All;
}
