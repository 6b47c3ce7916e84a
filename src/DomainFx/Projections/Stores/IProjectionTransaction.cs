using System.Data.Common;

namespace DomainFx.Projections;

/// <summary>A transaction in which a projection's own SQL runs, and which commits with the checkpoint. Disposed without a commit, it is rolled back.</summary>
public interface IProjectionTransaction : IAsyncDisposable
{
    /// <summary>What handlers get.</summary>
    DbTransaction Transaction { get; }

    /// <summary>Commits the handlers' SQL with what else became of the batch.</summary>
    /// <exception cref="ProjectionLeaseLostException">The lease is lost, or the checkpoint is not where it was: nothing was stored.</exception>
    ValueTask CommitAsync(ProjectionCommit commit, CancellationToken cancellationToken = default);

    /// <summary>What an exception of a handler says of the database: a lost connection, a time-out, a full disk, a table that is not there.
    /// Null if it is the handler's own, such as a constraint that an event violates.</summary>
    EventStoreException? FailureOf(Exception exception);
}
