using DomainFx.Projections;

namespace DomainFx.Stores.InMemory;

/// <summary>Keeps projections in memory.</summary>
internal sealed class InMemoryProjectionStore(TimeProvider time) : IProjectionStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ProjectionKey, InMemoryProjection> _projections = [];

    public ValueTask<ProjectionState> OpenAsync(ProjectionKey key, TableDefinition? table, CancellationToken cancellationToken = default) =>
        Locked((key, table), static (store, open) => store.Open(open.key, open.table).State, cancellationToken);

    public ValueTask<IReadOnlyList<ProjectionState>> GetStatesAsync(CancellationToken cancellationToken = default) =>
        Locked(0, static (store, _) => (IReadOnlyList<ProjectionState>)[.. store._projections.Values.Select(projection => projection.State)], cancellationToken);

    public ValueTask<ProjectionLease?> AcquireAsync(ProjectionKey key, string owner, TimeSpan duration, CancellationToken cancellationToken = default) =>
        Locked((key, owner, duration), static (store, take) => store.Acquire(take.key, take.owner, take.duration), cancellationToken);

    public ValueTask<ProjectionStatus?> RenewAsync(ProjectionLease lease, TimeSpan duration, CancellationToken cancellationToken = default) =>
        Locked((lease, duration), static (store, renew) => store.Renew(renew.lease, renew.duration), cancellationToken);

    public async ValueTask ReleaseAsync(ProjectionLease lease, CancellationToken cancellationToken = default) =>
        await Locked(lease, static (store, lease) => store.Release(lease), cancellationToken).ConfigureAwait(false);

    public ValueTask<RowSet> ReadRowsAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken = default) =>
        Locked((table, keys), static (store, read) => Read(store.Find(read.table), read.table, read.keys), cancellationToken);

    public async ValueTask CommitAsync(ProjectionCommit commit, CancellationToken cancellationToken = default) =>
        await Locked(commit, static (store, commit) => store.Commit(commit), cancellationToken).ConfigureAwait(false);

    public ValueTask<IReadOnlyList<ParkedEvent>> GetParkedAsync(ProjectionKey key, CancellationToken cancellationToken = default) =>
        Locked(key, static (store, key) => store.GetParked(key), cancellationToken);

    public async ValueTask DropParkedAsync(ProjectionKey key, IReadOnlyList<ParkedTouch> touches, CancellationToken cancellationToken = default) =>
        await Locked((key, touches), static (store, drop) => store._projections[drop.key].Parked.RemoveAll(parked => drop.touches.Contains(parked.Touch)), cancellationToken).ConfigureAwait(false);

    public async ValueTask SetStatusAsync(ProjectionKey key, ProjectionStatus status, string? error, CancellationToken cancellationToken = default) =>
        await Locked((key, status, error), static (store, set) => store.SetStatus(set.key, set.status, set.error), cancellationToken).ConfigureAwait(false);

    public async ValueTask ResetAsync(ProjectionKey key, TableDefinition? table, CancellationToken cancellationToken = default) =>
        await Locked(key, static (store, key) => store.Reset(key), cancellationToken).ConfigureAwait(false);

    public async ValueTask SwitchAsync(ProjectionLease lease, TableDefinition? table, CancellationToken cancellationToken = default) =>
        await Locked(lease, static (store, lease) => store.Switch(lease), cancellationToken).ConfigureAwait(false);

    public ValueTask<RowSet> FindRowsAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken = default) =>
        Locked((table, keys), static (store, read) => Read(store.FindLive(read.table), read.table, read.keys), cancellationToken);

    public ValueTask<RowSet> ReadPageAsync(TableDefinition table, RowSet? after, int maxCount, CancellationToken cancellationToken = default) =>
        Locked((table, after, maxCount), static (store, read) => ReadPage(store.FindLive(read.table), read.table, read.after, read.maxCount), cancellationToken);

    private async ValueTask<TResult> Locked<TState, TResult>(TState state, Func<InMemoryProjectionStore, TState, TResult> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return work(this, state);
    }

    private InMemoryProjection Open(ProjectionKey key, TableDefinition? table)
    {
        if (_projections.TryGetValue(key, out var known))
        {
            return known.Table?.Shape == table?.Shape ? known : throw new ReadModelShapeException(table!, known.Table?.Shape ?? "");
        }

        var others = _projections.Values.Where(projection => projection.Key.Name == key.Name).Select(projection => projection.Key.Version).DefaultIfEmpty().Max();
        var stage = others == 0 ? ProjectionStage.Live : others < key.Version ? ProjectionStage.Building : ProjectionStage.Retired;
        var opened = new InMemoryProjection(key, table, stage);
        _projections.Add(key, opened);
        return opened;
    }

    private ProjectionLease? Acquire(ProjectionKey key, string owner, TimeSpan duration)
    {
        var projection = _projections[key];
        var now = time.GetUtcNow();
        if (projection.Status is not ProjectionStatus.Running || projection.Stage is ProjectionStage.Retired) return null;
        if (projection.Owner is not null && projection.Owner != owner && projection.LeasedUntil > now) return null;
        projection.Owner = owner;
        projection.LeasedUntil = now + duration;
        return new ProjectionLease(key, owner, ++projection.Token);
    }

    private ProjectionStatus? Renew(ProjectionLease lease, TimeSpan duration)
    {
        var projection = _projections[lease.Key];
        if (projection.Token != lease.Token) return null;
        projection.LeasedUntil = time.GetUtcNow() + duration;
        return projection.Status;
    }

    private bool Release(ProjectionLease lease)
    {
        var projection = _projections[lease.Key];
        if (projection.Token != lease.Token) return false;
        projection.Owner = null;
        projection.Token++;
        return true;
    }

    private bool Commit(ProjectionCommit commit)
    {
        var projection = _projections[commit.Lease.Key];
        if (projection.Token != commit.Lease.Token || projection.Checkpoint.Position != commit.From) throw new ProjectionLeaseLostException(commit.Lease);
        if (commit.Changes is { } changes)
        {
            for (var row = 0; row < changes.Deletes.Count; row++) projection.Rows.Remove(KeyOf(changes.Deletes, row));
            for (var row = 0; row < changes.Upserts.Count; row++)
                projection.Rows[KeyOf(changes.Upserts, row)] = RowValues.Get(changes.Upserts, row, changes.Upserts.Columns.Count);
            foreach (var touch in changes.Parked) projection.Parked.Add(new ParkedEvent(touch, null, time.GetUtcNow()));
        }

        if (commit.Unparked is { } unparked) projection.Parked.RemoveAll(parked => parked.Touch == unparked);
        if (commit.Failed is { } failed) projection.Parked.Add(new ParkedEvent(failed, commit.Error, time.GetUtcNow()));
        projection.Checkpoint = commit.To;
        return true;
    }

    private IReadOnlyList<ParkedEvent> GetParked(ProjectionKey key) =>
        [.. _projections[key].Parked.OrderBy(parked => parked.Touch.Key, StringComparer.Ordinal).ThenBy(parked => parked.Touch.Position)];

    private bool SetStatus(ProjectionKey key, ProjectionStatus status, string? error)
    {
        var projection = _projections[key];
        (projection.Status, projection.Error) = (status, error);
        return true;
    }

    private bool Reset(ProjectionKey key)
    {
        var projection = _projections[key];
        projection.Rows.Clear();
        projection.Parked.Clear();
        projection.Checkpoint = Checkpoint.Start;
        projection.Owner = null;
        projection.Token++;
        return SetStatus(key, ProjectionStatus.Running, null);
    }

    private bool Switch(ProjectionLease lease)
    {
        var projection = _projections[lease.Key];
        if (projection.Token != lease.Token) throw new ProjectionLeaseLostException(lease);
        foreach (var other in _projections.Values.Where(other => other.Key.Name == lease.Key.Name && other.Key.Version < lease.Key.Version))
        {
            if (other.Stage is ProjectionStage.Retired) other.Rows.Clear();
            other.Stage = ProjectionStage.Retired;
        }

        projection.Stage = ProjectionStage.Live;
        return true;
    }

    private InMemoryProjection? Find(TableDefinition table) => _projections.Values.FirstOrDefault(projection => projection.Table?.PhysicalName == table.PhysicalName);

    private InMemoryProjection FindLive(TableDefinition table)
    {
        var live = _projections.Values.FirstOrDefault(projection => projection.Stage is ProjectionStage.Live && projection.Table?.Name == table.Name);
        return live is not null && live.Key.Version >= table.Version ? live : throw new ReadModelNotReadyException(table, live?.Key.Version ?? 0);
    }

    private static RowSet Read(InMemoryProjection? projection, TableDefinition table, RowSet keys)
    {
        var found = new RowSet(table);
        for (var row = 0; row < keys.Count; row++)
        {
            if (projection is not null && projection.Rows.TryGetValue(KeyOf(keys, row), out var values)) RowValues.Add(found, values);
        }

        return found;
    }

    private static RowSet ReadPage(InMemoryProjection projection, TableDefinition table, RowSet? after, int maxCount)
    {
        var page = new RowSet(table);
        var key = after is null ? null : KeyOf(after, 0);
        foreach (var (rowKey, values) in projection.Rows)
        {
            if (page.Count == maxCount) break;
            if (key is null || RowKeyComparer.Instance.Compare(rowKey, key) > 0) RowValues.Add(page, values);
        }

        return page;
    }

    private static object?[] KeyOf(RowSet rows, int row) => RowValues.Get(rows, row, rows.Table.KeyCount);
}
