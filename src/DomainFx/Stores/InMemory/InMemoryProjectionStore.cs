using DomainFx.Projections;
using DomainFx.Runtime;

namespace DomainFx.Stores.InMemory;

/// <summary>Keeps projections in memory.</summary>
internal sealed class InMemoryProjectionStore(TimeProvider time) : IProjectionStore
{
    private readonly Dictionary<ProjectionKey, InMemoryProjection> _projections = [];
    private readonly Dictionary<string, (DateTimeOffset Until, TimeSpan For)> _workers = new(StringComparer.Ordinal);
    private readonly HashSet<long> _erased = [];
    private long _head;

    /// <summary>Held by the event store too: what it appends and what is switched to are one after the other.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Checks that inline read models are as an append knows them.</summary>
    /// <exception cref="ReadModelStageException">One is not.</exception>
    public void RequireStages(IReadOnlyList<InlineRows> readModels)
    {
        foreach (var rows in readModels)
        {
            var written = _projections.Values.FirstOrDefault(projection => projection.Key.Name == rows.Key.Name && projection.IsWithAppends);
            var isAsKnown = rows.Changes is null ? written is null : written?.Key == rows.Key && written.Term == rows.Term;
            if (!isAsKnown) throw ReadModelStageException.Of(rows);
        }
    }

    /// <summary>Leaves to workers what appends write and an append says nothing of, though it has events that are handled: that of a program which does not have the
    /// read model, or not as an inline one.</summary>
    public void Follow(StreamAppend append)
    {
        foreach (var projection in _projections.Values)
        {
            if (projection.IsWithAppends && projection.Handles(append) && !append.Knows(projection.Key.Name)) projection.Follow(_head, Now);
        }
    }

    /// <summary>Stores the rows of an append.</summary>
    public void Appended(IReadOnlyList<InlineRows> readModels, long head)
    {
        _head = head;
        foreach (var rows in readModels)
        {
            if (rows.Changes is { } changes) InMemoryRows.Write(_projections[rows.Key].Rows, changes);
        }
    }

    /// <summary>Deletes the rows of a deleted stream that appends wrote, and what handlers threw at its events.</summary>
    public void Deleted(StreamId stream, IEnumerable<string> eventTypes, IEnumerable<long> positions)
    {
        _erased.UnionWith(positions);
        foreach (var projection in _projections.Values)
        {
            projection.EraseErrors(_erased);
            if (!projection.IsWithAppends || !projection.EventTypes.Overlaps(eventTypes)) continue;
            if (ReadModelKeys.OfStream(projection.Table!, stream.Id) is { } key) InMemoryRows.Write(projection.Rows, new ReadModelChanges(new RowSet(projection.Table!), key));
        }
    }

    public ValueTask<ProjectionState> OpenAsync(ProjectionDefinition definition, CancellationToken cancellationToken = default) =>
        Locked(definition, static (store, definition) => store.Open(definition).StateAt(store.Now), cancellationToken);

    public ValueTask<IReadOnlyList<ProjectionState>> GetStatesAsync(CancellationToken cancellationToken = default) =>
        Locked(0, static (store, _) => store.States(), cancellationToken);

    public ValueTask<IReadOnlyList<ProjectionKey>> GetWithoutTableAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyList<ProjectionKey>>([]);

    public ValueTask<IReadOnlyList<string>> BeatAsync(string owner, TimeSpan duration, CancellationToken cancellationToken = default) =>
        Locked((owner, duration), static (store, beat) => store.Beat(beat.owner, beat.duration), cancellationToken);

    public async ValueTask LeaveAsync(string owner, CancellationToken cancellationToken = default) =>
        await Locked(owner, static (store, owner) => store._workers.Remove(owner), cancellationToken).ConfigureAwait(false);

    public ValueTask<ProjectionLease?> AcquireAsync(ProjectionKey key, int partition, string owner, TimeSpan duration, CancellationToken cancellationToken = default) =>
        Locked((key, partition, owner, duration), static (store, take) => store.Acquire(take.key, take.partition, take.owner, take.duration), cancellationToken);

    public ValueTask<bool> RenewAsync(ProjectionLease lease, CancellationToken cancellationToken = default) =>
        Locked(lease, static (store, lease) => store.Change(lease, partition => partition.Renew(store.Now + lease.Duration)), cancellationToken);

    public async ValueTask ReleaseAsync(ProjectionLease lease, CancellationToken cancellationToken = default) =>
        await Locked(lease, static (store, lease) => store.Change(lease, partition => partition.Release()), cancellationToken).ConfigureAwait(false);

    public ValueTask<RowSet> ReadRowsAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken = default) =>
        Locked((table, keys), static (store, read) => InMemoryRows.Find(store.Find(read.table), read.table, read.keys), cancellationToken);

    public async ValueTask CommitAsync(ProjectionCommit commit, CancellationToken cancellationToken = default) =>
        await Locked(commit, static (store, commit) => store.Commit(commit), cancellationToken).ConfigureAwait(false);

    public ValueTask<IProjectionTransaction> BeginAsync(ProjectionLease lease, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"Projection {lease.Key} writes with SQL, which the in-memory store does not have. Run it on SQLite or Postgres.");

    public ValueTask<bool> StopAsync(ProjectionLease lease, string error, long? position = null, CancellationToken cancellationToken = default) =>
        Locked((lease, error, position), static (store, stop) => store.Change(stop.lease, _ => store.Stop(store._projections[stop.lease.Key], stop.error, stop.position)), cancellationToken);

    public ValueTask<bool> SwitchAsync(ProjectionLease lease, ProjectionDefinition definition, CancellationToken cancellationToken = default) =>
        Locked((lease, definition.QuietTime), static (store, change) => store.Switch(change.lease, change.QuietTime), cancellationToken);

    public ValueTask FollowAsync(ProjectionKey key, CancellationToken cancellationToken = default) =>
        Locked(key, projection => projection.Follow(_head, Now), cancellationToken);

    public ValueTask SetStatusAsync(ProjectionKey key, ProjectionStatus status, CancellationToken cancellationToken = default) =>
        Locked(key, projection => projection.SetStatus(status), cancellationToken);

    public ValueTask ResetAsync(ProjectionDefinition definition, CancellationToken cancellationToken = default) =>
        Locked(definition.Key, projection => projection.Reset(), cancellationToken);

    public ValueTask<bool> RepartitionAsync(ProjectionKey key, int partitions, CancellationToken cancellationToken = default) =>
        Locked((key, partitions), static (store, divide) => store._projections[divide.key].Repartition(divide.partitions), cancellationToken);

    public ValueTask<IReadOnlyList<ParkedEvent>> GetParkedAsync(ProjectionKey key, CancellationToken cancellationToken = default) =>
        Locked(key, static (store, key) => (IReadOnlyList<ParkedEvent>)[.. store._projections[key].Parked], cancellationToken);

    public ValueTask RetryParkedAsync(ProjectionKey key, IReadOnlyCollection<string>? keys, CancellationToken cancellationToken = default) =>
        Locked(key, projection =>
        {
            var parked = projection.Parked;
            for (var index = 0; index < parked.Count; index++)
            {
                if (keys?.Contains(parked[index].Touch.Key) != false) parked[index] = parked[index] with { IsToBeRetried = true };
            }

            projection.RaiseTokens();
        }, cancellationToken);

    public ValueTask DropParkedAsync(ProjectionKey key, IReadOnlyCollection<ParkedTouch> touches, CancellationToken cancellationToken = default) =>
        Locked(key, projection =>
        {
            projection.Parked.RemoveAll(parked => touches.Contains(parked.Touch));
            projection.RaiseTokens();
        }, cancellationToken);

    public ValueTask<RowSet> FindRowsAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken = default) =>
        Locked((table, keys), static (store, read) => InMemoryRows.Find(store.FindLive(read.table), read.table, read.keys), cancellationToken);

    public ValueTask<RowSet> ReadPageAsync(TableDefinition table, RowSet? after, int maxCount, CancellationToken cancellationToken = default) =>
        Locked((table, after, maxCount), static (store, read) => InMemoryRows.ReadPage(store.FindLive(read.table), read.table, read.after, read.maxCount), cancellationToken);

    private DateTimeOffset Now => time.GetUtcNow();

    private async ValueTask<TResult> Locked<TState, TResult>(TState state, Func<InMemoryProjectionStore, TState, TResult> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (Gate) return work(this, state);
    }

    private async ValueTask Locked(ProjectionKey key, Action<InMemoryProjection> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (Gate) work(_projections[key]);
    }

    private IReadOnlyList<ProjectionState> States()
    {
        var ordered = _projections.Values.OrderBy(projection => projection.Key.Name, StringComparer.Ordinal).ThenBy(projection => projection.Key.Version).ThenBy(projection => projection.Key.Rebuild);
        return [.. ordered.Select(projection => projection.StateAt(Now))];
    }

    private InMemoryProjection Open(ProjectionDefinition definition)
    {
        var (key, table) = (definition.Key, definition.Table);
        if (_projections.TryGetValue(key, out var known))
        {
            definition.RequireSame(known.StateAt(Now));
            known.EventTypes.UnionWith(definition.EventTypes);
            return known;
        }

        var others = _projections.Keys.Where(other => other.Name == key.Name).ToList();
        // One that commits with appends is built first where there were some.
        var stage = others.Count == 0 ? definition.IsInline && _head > 0 ? ProjectionStage.Building : ProjectionStage.Live : others.TrueForAll(other => other.IsBelow(key)) ? ProjectionStage.Building : ProjectionStage.Retired;
        var opened = new InMemoryProjection(definition, stage);
        _projections.Add(key, opened);
        return opened;
    }

    private IReadOnlyList<string> Beat(string owner, TimeSpan duration)
    {
        var now = Now;
        _workers[owner] = (now + duration, duration);
        foreach (var (other, alive) in _workers.ToList())
        {
            if (alive.Until <= now || alive.Until > now + alive.For) _workers.Remove(other);
        }

        return [.. _workers.Keys];
    }

    private ProjectionLease? Acquire(ProjectionKey key, int number, string owner, TimeSpan duration)
    {
        var projection = _projections[key];
        if (projection.Status is not ProjectionStatus.Running || projection.Stage is ProjectionStage.Retired || projection.IsWithAppends || number >= projection.Partitions.Count) return null;
        var partition = projection.Partitions[number];
        return partition.TryLease(owner, Now, duration) ? new ProjectionLease(key, number, owner, partition.Token, duration) : null;
    }

    private bool Change(ProjectionLease lease, Action<InMemoryPartition> change)
    {
        if (_projections.GetValueOrDefault(lease.Key)?.Leased(lease) is not { } partition) return false;
        change(partition);
        return true;
    }

    private bool Commit(ProjectionCommit commit)
    {
        var projection = _projections.GetValueOrDefault(commit.Lease.Key);
        if (projection?.Leased(commit.Lease) is not { } partition || partition.Checkpoint.Position != commit.From || commit.To.Position > projection.Drain?.Position)
            throw new ProjectionLeaseLostException(commit.Lease);
        if (commit.Changes is { } changes) InMemoryRows.Write(projection.Rows, changes);
        projection.Parked.RemoveAll(parked => commit.Unparked.Contains(parked.Touch) || commit.Parked.Any(again => again.Touch == parked.Touch));
        projection.Parked.AddRange(commit.Parked);
        projection.Parked.Sort(static (x, y) => string.CompareOrdinal(x.Touch.Key, y.Touch.Key) is not 0 and var order ? order : x.Touch.Position.CompareTo(y.Touch.Position));
        projection.EraseErrors(_erased);
        partition.Checkpoint = commit.To;
        return true;
    }

    private void Stop(InMemoryProjection projection, string error, long? position)
    {
        projection.SetStatus(ProjectionStatus.Stopped, error, position);
        projection.EraseErrors(_erased);
    }

    private bool Switch(ProjectionLease lease, TimeSpan quietTime)
    {
        var projection = _projections[lease.Key];
        var partition = projection.Leased(lease) ?? throw new ProjectionLeaseLostException(lease);
        if (projection.Stage is ProjectionStage.Retired || (projection.Stage is ProjectionStage.Live && (projection.IsWithAppends || !projection.IsInline))) return projection.Stage is ProjectionStage.Live;
        if (projection.Stage is ProjectionStage.Live && projection.FollowedAt > Now - quietTime && projection.FollowedAt <= Now) return false;
        // Appends would pass over what is parked, and nobody could try it again.
        if (projection.IsInline && projection.Parked.Count > 0) return false;
        partition.IsCaughtUp = true;
        var others = _projections.Values.Where(other => other.Key.IsBelow(lease.Key)).ToList();
        var live = others.Find(other => other.Stage is ProjectionStage.Live)?.Partitions.Max(one => one.Checkpoint.Position) ?? 0;
        if (projection.IsInline) live = _head;
        if (!projection.Partitions.TrueForAll(one => one.IsCaughtUp && one.Checkpoint.Position >= live)) return false;
        foreach (var other in others)
        {
            if (other.Stage is not ProjectionStage.Live) other.Rows.Clear();
            other.Retire();
        }

        projection.Switch();
        return true;
    }

    private InMemoryProjection? Find(TableDefinition table) => _projections.Values.FirstOrDefault(projection => projection.Table?.PhysicalName == table.PhysicalName);

    private InMemoryProjection FindLive(TableDefinition table)
    {
        var live = _projections.Values.FirstOrDefault(projection => projection.Stage is ProjectionStage.Live && projection.Table?.Name == table.Name);
        return live is not null && live.Key.Version >= table.Version ? live : throw new ReadModelNotReadyException(table, live?.Key.Version ?? 0);
    }
}
