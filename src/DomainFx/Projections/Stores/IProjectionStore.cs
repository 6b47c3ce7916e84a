namespace DomainFx.Projections;

/// <summary>Keeps the tables and checkpoints of projections, in the database of an event store. Implementations are thread-safe.
/// Failures of the store itself are <see cref="EventStoreException"/>s.</summary>
public interface IProjectionStore
{
    /// <summary>Makes a projection known, and its table if it has one. The first version is live at once, a higher one is built beside the live one,
    /// a lower one stays what it is.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="table">The table of a read model; null for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ReadModelShapeException">The version has a table of another shape.</exception>
    ValueTask<ProjectionState> OpenAsync(ProjectionKey key, TableDefinition? table, CancellationToken cancellationToken = default);

    /// <summary>The versions of all projections that are known.</summary>
    ValueTask<IReadOnlyList<ProjectionState>> GetStatesAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes a running projection that nobody has, or whose owner let its lease run out; null if another has it, or it is paused or stopped.
    /// The database's clock decides.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="owner">Who takes it.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<ProjectionLease?> AcquireAsync(ProjectionKey key, string owner, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Keeps a lease for longer, and tells whether the projection is to go on; null if the lease is lost.</summary>
    ValueTask<ProjectionStatus?> RenewAsync(ProjectionLease lease, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Gives a lease back, for another to take at once.</summary>
    ValueTask ReleaseAsync(ProjectionLease lease, CancellationToken cancellationToken = default);

    /// <summary>Reads rows of a version's own table, those that are there.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<RowSet> ReadRowsAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken = default);

    /// <summary>Stores what became of a batch, with the checkpoint, in one transaction.</summary>
    /// <exception cref="ProjectionLeaseLostException">The lease is lost, or the checkpoint is not where it was: nothing was stored.</exception>
    ValueTask CommitAsync(ProjectionCommit commit, CancellationToken cancellationToken = default);

    /// <summary>The events that a projection set aside, in the order of their keys and positions.</summary>
    ValueTask<IReadOnlyList<ParkedEvent>> GetParkedAsync(ProjectionKey key, CancellationToken cancellationToken = default);

    /// <summary>Forgets parked events.</summary>
    ValueTask DropParkedAsync(ProjectionKey key, IReadOnlyList<ParkedTouch> touches, CancellationToken cancellationToken = default);

    /// <summary>Says whether a projection works, and why not. Whoever has it learns of it when the lease is renewed.</summary>
    ValueTask SetStatusAsync(ProjectionKey key, ProjectionStatus status, string? error, CancellationToken cancellationToken = default);

    /// <summary>Empties a projection's table and parked events and sets it back to the first event, whoever has it.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="table">The table of a read model; null for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask ResetAsync(ProjectionKey key, TableDefinition? table, CancellationToken cancellationToken = default);

    /// <summary>Makes a version that was built beside the live one the live one, in one transaction. Tables that were retired before are dropped.</summary>
    /// <param name="lease">The right to do so.</param>
    /// <param name="table">The table of a read model; null for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ProjectionLeaseLostException">The lease is lost.</exception>
    ValueTask SwitchAsync(ProjectionLease lease, TableDefinition? table, CancellationToken cancellationToken = default);

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
