namespace DomainFx.Projections;

/// <summary>Keeps the tables and checkpoints of projections, in the database of an event store. Implementations are thread-safe.
/// Failures of the store itself are <see cref="EventStoreException"/>s.</summary>
/// <remarks>
/// Whoever works on a partition has a lease with a token. Whatever somebody else decides about a projection (pause, resume, reset, another number of
/// partitions, parked events that are dropped or to be retried) raises the tokens of its partitions: a worker's next commit or renewal fails, and it starts
/// again from what is stored. The owner stays the owner until its lease runs out, so that it comes back first. A lease holds while both token and owner
/// are what they were: a server that lost commits may give a token twice.
/// </remarks>
public interface IProjectionStore
{
    /// <summary>Makes a projection known, and its table if it has one. The first version is live at once, a higher one (or another rebuild of the same)
    /// is built beside the live one, a lower one stays what it is. A table that is gone is made anew, and its projection set back to the first event.</summary>
    /// <exception cref="ReadModelShapeException">The version has a table of another shape, or is inline and the program's is not, or the other way round.</exception>
    ValueTask<ProjectionState> OpenAsync(ProjectionDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>All versions of all projections that are known, in the order of their names and versions.</summary>
    ValueTask<IReadOnlyList<ProjectionState>> GetStatesAsync(CancellationToken cancellationToken = default);

    /// <summary>The versions whose table is not there any longer, or the view through which a live one is read: <see cref="OpenAsync"/> makes them anew.</summary>
    ValueTask<IReadOnlyList<ProjectionKey>> GetWithoutTableAsync(CancellationToken cancellationToken = default);

    /// <summary>Says that a worker is alive.</summary>
    /// <param name="owner">Which one.</param>
    /// <param name="duration">For how long it counts unless it says so again. The database's clock decides; who has longer left than that said so before it was set back.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>All workers that are alive, this one too.</returns>
    ValueTask<IReadOnlyList<string>> BeatAsync(string owner, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Says that a worker has ended.</summary>
    ValueTask LeaveAsync(string owner, CancellationToken cancellationToken = default);

    /// <summary>Takes a partition of a running projection that nobody has, or whose owner let its lease run out; its owner may take it again at any time.
    /// Null if another has it, if it is paused, stopped or retired, or not there. The database's clock decides; a lease that has more left
    /// than it was taken for comes from before that was set back, and counts as run out. What an owner whose lease ran out has left open in the database is ended.</summary>
    /// <param name="key">Which projection.</param>
    /// <param name="partition">Which partition of it.</param>
    /// <param name="owner">Who takes it.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<ProjectionLease?> AcquireAsync(ProjectionKey key, int partition, string owner, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Keeps a lease for as long again; false if it is lost.</summary>
    ValueTask<bool> RenewAsync(ProjectionLease lease, CancellationToken cancellationToken = default);

    /// <summary>Gives a lease back, for another to take at once.</summary>
    ValueTask ReleaseAsync(ProjectionLease lease, CancellationToken cancellationToken = default);

    /// <summary>Reads rows of a version's own table, those that are there.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<RowSet> ReadRowsAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken = default);

    /// <summary>Stores what became of a batch, with the checkpoint, in one transaction.</summary>
    /// <remarks>Of what is parked, the error of an event that is gone with its stream is <see cref="ParkedEvent.StreamDeleted"/>, whatever is said of it.</remarks>
    /// <exception cref="ProjectionLeaseLostException">The lease is lost, the checkpoint is not where it was, or it would pass <see cref="ProjectionState.Drain"/>: nothing was stored.</exception>
    ValueTask CommitAsync(ProjectionCommit commit, CancellationToken cancellationToken = default);

    /// <summary>Starts a transaction for a projection's own SQL. On the server it ends before the lease does, whatever becomes of this process.</summary>
    /// <exception cref="NotSupportedException">The store has no SQL.</exception>
    ValueTask<IProjectionTransaction> BeginAsync(ProjectionLease lease, CancellationToken cancellationToken = default);

    /// <summary>Stops a projection for an error that it cannot pass.</summary>
    /// <param name="lease">The right to do so.</param>
    /// <param name="error">What is wrong.</param>
    /// <param name="position">The event that it stopped at: the error goes with it when its stream is deleted, and is not stored if it is gone. Null for none in particular.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False, and nothing changes, if the lease is lost.</returns>
    ValueTask<bool> StopAsync(ProjectionLease lease, string error, long? position = null, CancellationToken cancellationToken = default);

    /// <summary>Makes a version that was built beside the live one the live one, in one transaction, once each of its partitions has asked for that,
    /// and all of them have come at least as far as the live version. Tables that were retired before are dropped. An inline read model must have come to the
    /// last event; appends write its rows from then on. So it is too for one that is live and was left to a worker.</summary>
    /// <param name="lease">The right of one partition to do so.</param>
    /// <param name="definition">What the program knows of it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether it is the live one now, and an inline one is written by appends.</returns>
    /// <exception cref="ProjectionLeaseLostException">The lease is lost.</exception>
    /// <exception cref="ReadModelInUseException">Something that users built on the stable name keeps it from showing other columns.</exception>
    ValueTask<bool> SwitchAsync(ProjectionLease lease, ProjectionDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>Leaves the rows of an inline read model to a worker, from the next event on: for programs that append and do not know its version, or rows of it
    /// would be old. Does nothing if appends do not write them. They do again after <see cref="SwitchAsync"/>.</summary>
    ValueTask FollowAsync(ProjectionKey key, CancellationToken cancellationToken = default);

    /// <summary>Lets a projection run or pause; one that runs again has no error any longer.</summary>
    ValueTask SetStatusAsync(ProjectionKey key, ProjectionStatus status, CancellationToken cancellationToken = default);

    /// <summary>Empties a projection's table and parked events and sets it back to the first event. One that had stopped runs again.</summary>
    ValueTask ResetAsync(ProjectionDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>Divides a projection into another number of partitions. The first call says where all partitions are to meet
    /// (<see cref="ProjectionState.Drain"/>); one when they have met does it.</summary>
    /// <returns>Whether it is done.</returns>
    ValueTask<bool> RepartitionAsync(ProjectionKey key, int partitions, CancellationToken cancellationToken = default);

    /// <summary>The events that a projection set aside, in the order of their keys and positions.</summary>
    ValueTask<IReadOnlyList<ParkedEvent>> GetParkedAsync(ProjectionKey key, CancellationToken cancellationToken = default);

    /// <summary>Asks whoever works on a projection to try the parked events of some keys again.</summary>
    /// <param name="key">Which projection.</param>
    /// <param name="keys">The keys, as <see cref="ParkedTouch.Key"/> has them; null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask RetryParkedAsync(ProjectionKey key, IReadOnlyCollection<string>? keys, CancellationToken cancellationToken = default);

    /// <summary>Forgets parked events. A key of which none is left is handled again from where its partition stands.</summary>
    ValueTask DropParkedAsync(ProjectionKey key, IReadOnlyCollection<ParkedTouch> touches, CancellationToken cancellationToken = default);

    /// <summary>Finds rows through the stable name.</summary>
    /// <param name="table">The table as the caller knows it.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ReadModelNotReadyException">Only a lower version is live.</exception>
    ValueTask<RowSet> FindRowsAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken = default);

    /// <summary>Reads a page of rows through the stable name, in the order of their keys.</summary>
    /// <param name="table">The table as the caller knows it.</param>
    /// <param name="after">The key to read after, as the only row; null for the start.</param>
    /// <param name="maxCount">The greatest number of rows.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ReadModelNotReadyException">Only a lower version is live.</exception>
    ValueTask<RowSet> ReadPageAsync(TableDefinition table, RowSet? after, int maxCount, CancellationToken cancellationToken = default);
}
