using DomainFx.Projections;

namespace DomainFx;

/// <summary>What somebody may do with projections while they run, from any process on the store: workers learn of it with their next commit, at the latest
/// when they renew their leases. Names are the stored ones. Of several versions, the one is meant that this program has, of those the live one before one that is being built; pauses, resumptions,
/// retries and drops are for all that are not retired.</summary>
public interface IProjectionControl
{
    /// <summary>Lets a projection pause. Nothing of it is stored from then on.</summary>
    /// <exception cref="ArgumentException">No such projection is known.</exception>
    Task PauseAsync(string projection, CancellationToken cancellationToken = default);

    /// <summary>Lets a projection that was paused, or stopped at an error, go on where it stands.</summary>
    /// <exception cref="ArgumentException">No such projection is known.</exception>
    Task ResumeAsync(string projection, CancellationToken cancellationToken = default);

    /// <summary>Empties a read model at once and sets it back to the first event; queries see it grow. <see cref="RebuildAsync"/> does so unseen.
    /// A projection is set back alike: what its own SQL wrote is its own to empty.</summary>
    /// <param name="projection">Its stored name.</param>
    /// <param name="force">Whether a reactor may be set back too: everything it did it does again.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">No such projection is known.</exception>
    /// <exception cref="InvalidOperationException">It is a reactor, and not forced.</exception>
    Task ResetAsync(string projection, bool force = false, CancellationToken cancellationToken = default);

    /// <summary>Has a read model built anew beside the live one, which it replaces when it has caught up; queries see the old one until then.</summary>
    /// <param name="projection">Its stored name.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">No such projection is known.</exception>
    /// <exception cref="InvalidOperationException">It has no table that could be built beside, is not live in the version that this program has, or a newer version is being built.</exception>
    /// <exception cref="ReadModelShapeException">The program has it with other columns, or inline and the store not, or the other way round.</exception>
    Task RebuildAsync(string projection, CancellationToken cancellationToken = default);

    /// <summary>Divides a projection into another number of partitions, once those that it has stand at one position.</summary>
    /// <param name="projection">Its stored name.</param>
    /// <param name="partitions">How many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">No such projection is known.</exception>
    /// <exception cref="InvalidOperationException">Nothing says what of it must stay in order.</exception>
    Task RepartitionAsync(string projection, int partitions, CancellationToken cancellationToken = default);

    /// <summary>The events that a projection set aside, in the order of their keys and positions.</summary>
    /// <exception cref="ArgumentException">No such projection is known.</exception>
    Task<IReadOnlyList<ParkedEvent>> GetParkedAsync(string projection, CancellationToken cancellationToken = default);

    /// <summary>Has parked events tried again, in order; one that stopped because there were too many runs again. Those that fail again stay parked.</summary>
    /// <param name="projection">Its stored name.</param>
    /// <param name="keys">Whose; null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">No such projection is known.</exception>
    Task RetryParkedAsync(string projection, IReadOnlyCollection<string>? keys = null, CancellationToken cancellationToken = default);

    /// <summary>Gives parked events up: they are never handled.</summary>
    /// <exception cref="ArgumentException">No such projection is known.</exception>
    Task DropParkedAsync(string projection, IReadOnlyCollection<ParkedTouch> events, CancellationToken cancellationToken = default);
}
