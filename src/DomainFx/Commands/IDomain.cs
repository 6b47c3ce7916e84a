using System.ComponentModel;
using DomainFx.Stores;

namespace DomainFx;

/// <summary>The domain at work: where the generated clients start from. A thread-safe singleton.</summary>
public interface IDomain
{
    /// <summary>The store, for what lies below the aggregates.</summary>
    IEventStore Store { get; }

    /// <summary>Every event type that the registered modules know.</summary>
    EventRegistry Events { get; }

    /// <summary>Every read model, projection and reactor of the registered modules.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    IReadOnlyList<Runtime.ProjectionType> Projections { get; }

    /// <summary>What may be done with the projections while they run.</summary>
    IProjectionControl ProjectionControl { get; }

    /// <summary>Where the projections stand.</summary>
    IProjectionStatus ProjectionStatus { get; }

    /// <summary>Waits until a read model, projection or reactor has handled everything up to a position, and its rows can be queried.
    /// If it is stopped or paused, or has parked the event there, that fails at once.</summary>
    /// <param name="projection">Its class.</param>
    /// <param name="position">The position, for example a <see cref="CommandResult.Position"/>.</param>
    /// <param name="timeout">How long at most.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ProjectionWaitException">It does not come there.</exception>
    /// <exception cref="InvalidOperationException">Its module is not registered, or the store keeps no projections.</exception>
    Task WaitForAsync(Type projection, long position, TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>The client of one aggregate; the generated methods call it.</summary>
    /// <exception cref="InvalidOperationException">The aggregate's module is not registered.</exception>
    /// <exception cref="ArgumentException">The id is default or empty.</exception>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    AggregateClient<TAggregate, TId> Aggregate<TAggregate, TId>(TId id)
        where TAggregate : class, IAggregate<TAggregate, TId>
        where TId : notnull;

    /// <summary>The rows of a read model; the generated methods call it.</summary>
    /// <exception cref="InvalidOperationException">The read model's module is not registered, or the store keeps no read models.</exception>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    ReadModelFinder<TModel, TKey> ReadModel<TModel, TKey>()
        where TModel : class, IReadModel<TModel, TKey>
        where TKey : notnull;
}
