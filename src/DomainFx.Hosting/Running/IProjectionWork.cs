using DomainFx.Hosting.Reading;
using DomainFx.Projections;

namespace DomainFx.Hosting.Running;

/// <summary>What is done with the events of one projection: a read model folds them into rows, the others call methods.</summary>
internal interface IProjectionWork
{
    /// <summary>The position up to which everything is done, if not yet stored.</summary>
    long Position { get; }

    /// <summary>Whether the checkpoint that is stored is behind <see cref="Position"/>.</summary>
    bool IsBehind { get; }

    /// <summary>Starts under a lease, from what is stored.</summary>
    Task StartAsync(ProjectionLease lease, ProjectionState state, CancellationToken cancellationToken);

    /// <summary>Handles the events of a page, up to a position. Storing the result may go on after it has returned.</summary>
    Task HandleAsync(LogPage page, long upTo, CancellationToken cancellationToken);

    /// <summary>Waits until what was handled is stored, the checkpoint too.</summary>
    Task FlushAsync(CancellationToken cancellationToken);

    /// <summary>After an exception: goes back to what is stored.</summary>
    Task RecoverAsync(CancellationToken cancellationToken);

    /// <summary>Sets an event aside that failed, when it is handled the next time.</summary>
    /// <returns>How many events are set aside then.</returns>
    int Park(ParkedTouch touch, string error);
}
