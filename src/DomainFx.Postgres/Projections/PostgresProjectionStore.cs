using DomainFx.Postgres.Connections;
using DomainFx.Projections;

namespace DomainFx.Postgres.Projections;

/// <summary>Keeps projections in the schema of the events: rows and checkpoint are one statement.</summary>
internal sealed class PostgresProjectionStore(PostgresDatabase database) : IProjectionStore
{
    public async ValueTask<ProjectionState> OpenAsync(ProjectionDefinition definition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        await RunAsync(definition, static (session, definition, token) => session.Projections.OpenAsync(definition, token), cancellationToken).ConfigureAwait(false);
        var states = await GetStatesAsync(cancellationToken).ConfigureAwait(false);
        var state = states.Single(state => state.Key == definition.Key);
        definition.RequireSame(state);
        return state;
    }

    public ValueTask<IReadOnlyList<ProjectionState>> GetStatesAsync(CancellationToken cancellationToken = default) =>
        database.RunAsync(0, static (session, _, token) => session.Projections.StatesAsync(token), cancellationToken);

    public ValueTask<IReadOnlyList<ProjectionKey>> GetWithoutTableAsync(CancellationToken cancellationToken = default) =>
        database.RunAsync(0, static (session, _, token) => session.Projections.WithoutTableAsync(token), cancellationToken);

    public ValueTask<IReadOnlyList<string>> BeatAsync(string owner, TimeSpan duration, CancellationToken cancellationToken = default) =>
        database.RunAsync((owner, duration), static (session, beat, token) => session.Projections.BeatAsync(beat.owner, beat.duration, token), cancellationToken);

    public ValueTask LeaveAsync(string owner, CancellationToken cancellationToken = default) =>
        RunAsync(owner, static (session, owner, token) => session.Projections.LeaveAsync(owner, token), cancellationToken);

    public ValueTask<ProjectionLease?> AcquireAsync(ProjectionKey key, int partition, string owner, TimeSpan duration, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            (key, partition, owner, duration), static (session, take, token) => session.Projections.AcquireAsync(take.key, take.partition, take.owner, take.duration, token), cancellationToken);

    public ValueTask<bool> RenewAsync(ProjectionLease lease, CancellationToken cancellationToken = default) =>
        database.RunAsync(lease, static (session, lease, token) => session.Projections.RenewAsync(lease, token), cancellationToken);

    public ValueTask ReleaseAsync(ProjectionLease lease, CancellationToken cancellationToken = default) =>
        RunAsync(lease, static (session, lease, token) => session.Projections.ReleaseAsync(lease, token), cancellationToken);

    public ValueTask<RowSet> ReadRowsAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken = default) =>
        database.RunAsync((table, keys), static (session, read, token) => session.ReadModels.FindAsync(read.table, read.keys, token), cancellationToken);

    public async ValueTask CommitAsync(ProjectionCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (!await database.RunAsync(commit, static (session, commit, token) => session.Commits.RunAsync(commit, token), cancellationToken).ConfigureAwait(false))
            throw new ProjectionLeaseLostException(commit.Lease);
    }

    public async ValueTask<IProjectionTransaction> BeginAsync(ProjectionLease lease, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        try
        {
            return await PostgresProjectionTransaction.BeginAsync(database, lease, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresFailure.Is(exception))
        {
            throw PostgresFailure.Create(database.Schema, exception);
        }
    }

    public ValueTask<bool> StopAsync(ProjectionLease lease, string error, long? position = null, CancellationToken cancellationToken = default) =>
        database.RunAsync((lease, error, position), static (session, stop, token) => session.Projections.StopAsync(stop.lease, stop.error, stop.position, token), cancellationToken);

    public async ValueTask<bool> SwitchAsync(ProjectionLease lease, ProjectionDefinition definition, CancellationToken cancellationToken = default) =>
        await database.RunAsync(
            (lease, definition.QuietTime), static (session, change, token) => session.Projections.SwitchAsync(change.lease, change.QuietTime, token), cancellationToken).ConfigureAwait(false)
            ?? throw new ProjectionLeaseLostException(lease);

    public ValueTask FollowAsync(ProjectionKey key, CancellationToken cancellationToken = default) =>
        RunAsync(key, static (session, key, token) => session.Projections.FollowAsync(key, token), cancellationToken);

    public ValueTask SetStatusAsync(ProjectionKey key, ProjectionStatus status, CancellationToken cancellationToken = default) =>
        RunAsync((key, status), static (session, set, token) => session.Projections.SetStatusAsync(set.key, set.status, token), cancellationToken);

    public ValueTask ResetAsync(ProjectionDefinition definition, CancellationToken cancellationToken = default) =>
        RunAsync(definition.Key, static (session, key, token) => session.Projections.ResetAsync(key, token), cancellationToken);

    public ValueTask<bool> RepartitionAsync(ProjectionKey key, int partitions, CancellationToken cancellationToken = default) =>
        database.RunAsync((key, partitions), static (session, divide, token) => session.Projections.RepartitionAsync(divide.key, divide.partitions, token), cancellationToken);

    public ValueTask<IReadOnlyList<ParkedEvent>> GetParkedAsync(ProjectionKey key, CancellationToken cancellationToken = default) =>
        database.RunAsync(key, static (session, key, token) => session.Parked.AllAsync(key, token), cancellationToken);

    public ValueTask RetryParkedAsync(ProjectionKey key, IReadOnlyCollection<string>? keys, CancellationToken cancellationToken = default) =>
        RunAsync((key, keys), static (session, retry, token) => session.Parked.RetryAsync(retry.key, retry.keys, token), cancellationToken);

    public ValueTask DropParkedAsync(ProjectionKey key, IReadOnlyCollection<ParkedTouch> touches, CancellationToken cancellationToken = default) =>
        RunAsync((key, touches), static (session, drop, token) => session.Parked.DropAsync(drop.key, drop.touches, token), cancellationToken);

    public ValueTask<RowSet> FindRowsAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken = default) =>
        database.RunAsync((table, keys), static (session, read, token) => session.ReadModels.FindLiveAsync(read.table, read.keys, token), cancellationToken);

    public ValueTask<RowSet> ReadPageAsync(TableDefinition table, RowSet? after, int maxCount, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            (table, after, maxCount), static (session, read, token) => session.ReadModels.ReadPageAsync(read.table, read.after, read.maxCount, token), cancellationToken);

    private async ValueTask RunAsync<TState>(TState state, Func<StoreSession, TState, CancellationToken, ValueTask> work, CancellationToken cancellationToken) =>
        await database.RunAsync(
            (state, work),
            static async (session, run, token) =>
            {
                await run.work(session, run.state, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
}
