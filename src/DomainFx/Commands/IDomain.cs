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
