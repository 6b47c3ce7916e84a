using DomainFx.Hosting.Reading;
using DomainFx.Projections;

namespace DomainFx.Hosting.Running;

/// <summary>What is done with the events of one partition while its lease holds: a read model folds them into rows, the others call methods.</summary>
internal interface IProjectionWork
{
    /// <summary>The position up to which everything is done, if not yet stored.</summary>
    long Position { get; }

    /// <summary>The position up to which everything is stored.</summary>
    long StoredPosition { get; }

    /// <summary>Whether something but the place in the log is not stored yet.</summary>
    bool HasUnstored { get; }

    /// <summary>Handles the events of a page, up to a position or less far. Storing the result may go on after it has returned.</summary>
    Task HandleAsync(LogPage page, long upTo, CancellationToken cancellationToken);

    /// <summary>Waits until what was handled is stored, the checkpoint too.</summary>
    Task FlushAsync(CancellationToken cancellationToken);

    /// <summary>After an exception: goes back to what is stored, or to what cannot be taken back.</summary>
    Task RecoverAsync();

    /// <summary>Sets an event aside that failed, when it is handled the next time.</summary>
    void Park(ParkedTouch touch, string error);

    /// <summary>Tries a parked event again.</summary>
    /// <param name="page">A page with the event alone; null if it is not in the store any longer.</param>
    /// <param name="touch">Which one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="HandlerFailedException">It failed again.</exception>
    Task RetryAsync(LogPage? page, ParkedTouch touch, CancellationToken cancellationToken);
}
