using DomainFx.Projections;
using DomainFx.Sqlite.Reading;
using DomainFx.Sqlite.Tables;
using DomainFx.Sqlite.Writing;

namespace DomainFx.Sqlite.Projections;

/// <summary>Keeps projections in the file of the events: rows and checkpoint are one transaction.</summary>
internal sealed class SqliteProjectionStore(Writer writer, ReaderPool readers, TimeProvider time) : IProjectionStore
{
    public ValueTask<ProjectionState> OpenAsync(ProjectionKey key, TableDefinition? table, CancellationToken cancellationToken = default) =>
        WriteAsync(session => Open(session, key, table), cancellationToken);

    public ValueTask<IReadOnlyList<ProjectionState>> GetStatesAsync(CancellationToken cancellationToken = default) =>
        readers.ReadAsync(0, static (session, _) => (IReadOnlyList<ProjectionState>)session.Projections.All(), cancellationToken);

    public ValueTask<ProjectionLease?> AcquireAsync(ProjectionKey key, string owner, TimeSpan duration, CancellationToken cancellationToken = default) =>
        WriteAsync(session => session.Projections.Acquire(key, owner, duration) is { } token ? new ProjectionLease(key, owner, token) : null, cancellationToken);

    public ValueTask<ProjectionStatus?> RenewAsync(ProjectionLease lease, TimeSpan duration, CancellationToken cancellationToken = default) =>
        WriteAsync(session => session.Projections.Renew(lease, duration), cancellationToken);

    public ValueTask ReleaseAsync(ProjectionLease lease, CancellationToken cancellationToken = default) =>
        WriteAsync(session => session.Projections.Release(lease), cancellationToken);

    public ValueTask<RowSet> ReadRowsAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken = default) =>
        readers.ReadAsync((table, keys), static (session, read) => session.ReadModels.Find(read.table, read.table.PhysicalName, read.keys), cancellationToken);

    public ValueTask CommitAsync(ProjectionCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return WriteAsync(session => Commit(session, commit), cancellationToken);
    }

    public ValueTask<IReadOnlyList<ParkedEvent>> GetParkedAsync(ProjectionKey key, CancellationToken cancellationToken = default) =>
        readers.ReadAsync(key, static (session, key) => (IReadOnlyList<ParkedEvent>)session.Parked.All(key), cancellationToken);

    public ValueTask DropParkedAsync(ProjectionKey key, IReadOnlyList<ParkedTouch> touches, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(touches);
        return WriteAsync(
            session =>
            {
                foreach (var touch in touches) session.Parked.Remove(key, touch);
            },
            cancellationToken);
    }

    public ValueTask SetStatusAsync(ProjectionKey key, ProjectionStatus status, string? error, CancellationToken cancellationToken = default) =>
        WriteAsync(session => session.Projections.SetStatus(key, status, error), cancellationToken);

    public ValueTask ResetAsync(ProjectionKey key, TableDefinition? table, CancellationToken cancellationToken = default) =>
        WriteAsync(
            session =>
            {
                session.Projections.Reset(key);
                session.Parked.Clear(key);
                if (table is not null) session.ReadModels.Clear(table);
            },
            cancellationToken);

    public ValueTask SwitchAsync(ProjectionLease lease, TableDefinition? table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return WriteAsync(session => Switch(session, lease, table), cancellationToken);
    }

    public ValueTask<RowSet> FindRowsAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken = default) =>
        readers.ReadAsync((table, keys), static (session, read) => RequireLive(session, read.table).Find(read.table, read.table.Name, read.keys), cancellationToken);

    public ValueTask<RowSet> ReadPageAsync(TableDefinition table, RowSet? after, int maxCount, CancellationToken cancellationToken = default) =>
        readers.ReadAsync((table, after, maxCount), static (session, read) => RequireLive(session, read.table).ReadPage(read.table, read.after, read.maxCount), cancellationToken);

    private static ProjectionState Open(StoreSession session, ProjectionKey key, TableDefinition? table)
    {
        if (session.Projections.Find(key) is { } known)
            return known.Shape == table?.Shape ? known : throw new ReadModelShapeException(table!, known.Shape ?? "");

        var highest = session.Projections.HighestVersion(key.Name);
        var stage = highest == 0 ? ProjectionStage.Live : highest < key.Version ? ProjectionStage.Building : ProjectionStage.Retired;
        session.Projections.Add(key, stage, table?.Shape);
        if (table is not null && stage is not ProjectionStage.Retired) session.ReadModels.Create(table);
        if (table is not null && stage is ProjectionStage.Live) session.ReadModels.Show(table);
        return session.Projections.Find(key)!;
    }

    private void Commit(StoreSession session, ProjectionCommit commit)
    {
        var key = commit.Lease.Key;
        if (!session.Projections.Advance(commit.Lease, commit.From, commit.To)) throw new ProjectionLeaseLostException(commit.Lease);
        if (commit.Changes is { } changes)
        {
            session.ReadModels.Write(changes.Upserts.Table, changes);
            foreach (var touch in changes.Parked) session.Parked.Add(key, touch, null, time.GetUtcNow());
        }

        if (commit.Unparked is { } unparked) session.Parked.Remove(key, unparked);
        if (commit.Failed is { } failed) session.Parked.Add(key, failed, commit.Error, time.GetUtcNow());
    }

    private static void Switch(StoreSession session, ProjectionLease lease, TableDefinition? table)
    {
        if (session.Projections.Renew(lease, TimeSpan.FromSeconds(1)) is null) throw new ProjectionLeaseLostException(lease);
        foreach (var retired in session.Projections.RetireBelow(lease.Key))
        {
            // Queries that began on the version before the live one have long ended.
            if (table is not null) session.ReadModels.Drop(table, retired);
        }

        session.Projections.MakeLive(lease.Key);
        if (table is not null) session.ReadModels.Show(table);
    }

    private static ReadModelTables RequireLive(StoreSession session, TableDefinition table)
    {
        var live = session.Projections.LiveVersion(table.Name.Replace('_', '-'));
        return live >= table.Version ? session.ReadModels : throw new ReadModelNotReadyException(table, (int)live);
    }

    private async ValueTask WriteAsync(Action<StoreSession> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await writer.RunAsync(write, erases: false, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<TResult> WriteAsync<TResult>(Func<StoreSession, TResult> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TResult result = default!;
        await writer.RunAsync(session => result = write(session), erases: false, cancellationToken).ConfigureAwait(false);
        return result;
    }
}
