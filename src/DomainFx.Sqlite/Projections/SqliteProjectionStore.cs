using DomainFx.Projections;
using DomainFx.Sqlite.Reading;
using DomainFx.Sqlite.Tables;
using DomainFx.Sqlite.Writing;

namespace DomainFx.Sqlite.Projections;

/// <summary>Keeps projections in the file of the events: rows and checkpoint are one transaction.</summary>
internal sealed class SqliteProjectionStore(Writer writer, ReaderPool readers) : IProjectionStore
{
    public ValueTask<ProjectionState> OpenAsync(ProjectionDefinition definition, CancellationToken cancellationToken = default) =>
        WriteAsync(session => ProjectionWrites.Open(session, definition), cancellationToken);

    public ValueTask<IReadOnlyList<ProjectionState>> GetStatesAsync(CancellationToken cancellationToken = default) =>
        readers.ReadAsync(0, static (session, _) => (IReadOnlyList<ProjectionState>)session.Projections.All(session.Partitions), cancellationToken);

    public ValueTask<IReadOnlyList<ProjectionKey>> GetWithoutTableAsync(CancellationToken cancellationToken = default) =>
        readers.ReadAsync(0, static (session, _) => (IReadOnlyList<ProjectionKey>)session.Projections.WithoutTable(), cancellationToken);

    public ValueTask<IReadOnlyList<string>> BeatAsync(string owner, TimeSpan duration, CancellationToken cancellationToken = default) =>
        WriteAsync(session => session.Workers.Beat(owner, duration), cancellationToken);

    public ValueTask LeaveAsync(string owner, CancellationToken cancellationToken = default) =>
        WriteAsync(session => session.Workers.Leave(owner), cancellationToken);

    public ValueTask<ProjectionLease?> AcquireAsync(ProjectionKey key, int partition, string owner, TimeSpan duration, CancellationToken cancellationToken = default) =>
        WriteAsync(
            session => session.Partitions.Acquire(key, partition, owner, duration) is { } token ? new ProjectionLease(key, partition, owner, token, duration) : null,
            cancellationToken);

    public ValueTask<bool> RenewAsync(ProjectionLease lease, CancellationToken cancellationToken = default) =>
        WriteAsync(session => session.Partitions.Renew(lease), cancellationToken);

    public ValueTask ReleaseAsync(ProjectionLease lease, CancellationToken cancellationToken = default) =>
        WriteAsync(session => session.Partitions.Release(lease), cancellationToken);

    public ValueTask<RowSet> ReadRowsAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken = default) =>
        readers.ReadAsync((table, keys), static (session, read) => session.ReadModels.Find(read.table, read.table.PhysicalName, read.keys), cancellationToken);

    public ValueTask CommitAsync(ProjectionCommit commit, CancellationToken cancellationToken = default) =>
        WriteAsync(session => ProjectionWrites.Commit(session, commit), cancellationToken);

    public async ValueTask<IProjectionTransaction> BeginAsync(ProjectionLease lease, CancellationToken cancellationToken = default) =>
        await SqliteProjectionTransaction.BeginAsync(writer, lease, cancellationToken).ConfigureAwait(false);

    public ValueTask<bool> StopAsync(ProjectionLease lease, string error, long? position = null, CancellationToken cancellationToken = default) =>
        WriteAsync(session => ProjectionWrites.Stop(session, lease, error, position), cancellationToken);

    public ValueTask<bool> SwitchAsync(ProjectionLease lease, ProjectionDefinition definition, CancellationToken cancellationToken = default) =>
        WriteAsync(session => ProjectionWrites.Switch(session, lease, definition), cancellationToken);

    public ValueTask FollowAsync(ProjectionKey key, CancellationToken cancellationToken = default) =>
        WriteAsync(session => ProjectionWrites.Follow(session, key, session.Head.Read()), cancellationToken);

    public ValueTask SetStatusAsync(ProjectionKey key, ProjectionStatus status, CancellationToken cancellationToken = default) =>
        WriteAsync(session => ProjectionWrites.SetStatus(session, key, status), cancellationToken);

    public ValueTask ResetAsync(ProjectionDefinition definition, CancellationToken cancellationToken = default) =>
        WriteAsync(session => ProjectionWrites.Reset(session, definition), cancellationToken);

    public ValueTask<bool> RepartitionAsync(ProjectionKey key, int partitions, CancellationToken cancellationToken = default) =>
        WriteAsync(session => ProjectionWrites.Repartition(session, key, partitions), cancellationToken);

    public ValueTask<IReadOnlyList<ParkedEvent>> GetParkedAsync(ProjectionKey key, CancellationToken cancellationToken = default) =>
        readers.ReadAsync(key, static (session, key) => (IReadOnlyList<ParkedEvent>)session.Parked.All(key), cancellationToken);

    public ValueTask RetryParkedAsync(ProjectionKey key, IReadOnlyCollection<string>? keys, CancellationToken cancellationToken = default) =>
        WriteAsync(session => ProjectionWrites.RetryParked(session, key, keys), cancellationToken);

    public ValueTask DropParkedAsync(ProjectionKey key, IReadOnlyCollection<ParkedTouch> touches, CancellationToken cancellationToken = default) =>
        WriteAsync(session => ProjectionWrites.DropParked(session, key, touches), cancellationToken);

    public ValueTask<RowSet> FindRowsAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken = default) =>
        readers.ReadAsync((table, keys), static (session, read) => RequireLive(session, read.table).Find(read.table, read.table.Name, read.keys), cancellationToken);

    public ValueTask<RowSet> ReadPageAsync(TableDefinition table, RowSet? after, int maxCount, CancellationToken cancellationToken = default) =>
        readers.ReadAsync((table, after, maxCount), static (session, read) => RequireLive(session, read.table).ReadPage(read.table, read.after, read.maxCount), cancellationToken);

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
