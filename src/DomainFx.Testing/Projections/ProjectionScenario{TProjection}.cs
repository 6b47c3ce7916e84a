using System.Data.Common;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Testing;

/// <summary>Events, and what a projection or a reactor does with them. Immutable: scenarios can share a beginning.</summary>
/// <typeparam name="TProjection">Its class.</typeparam>
public sealed class ProjectionScenario<TProjection>
    where TProjection : class, IProjection<TProjection>
{
    private readonly GivenEvents _given;
    private readonly ScenarioServices _services;

    internal ProjectionScenario(GivenEvents given, ScenarioServices services) => (_given, _services) = (given, services);

    /// <summary>Says when the events that are given next occur and are stored; noon of 1 January 2030 unless said.</summary>
    /// <param name="time">The time.</param>
    public ProjectionScenario<TProjection> At(DateTimeOffset time) => new(_given with { Time = time }, _services);

    /// <summary>Events of an aggregate that were stored, after those that were given before.</summary>
    /// <typeparam name="TAggregate">The aggregate.</typeparam>
    /// <param name="id">Its id.</param>
    /// <param name="events">The events, in order.</param>
    public ProjectionScenario<TProjection> Given<TAggregate>(object id, params object[] events)
        where TAggregate : class, IAggregate<TAggregate> => Given(TAggregate.Type.StreamOf(id), events);

    /// <summary>Events of a stream that were stored, after those that were given before.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="events">The events, in order.</param>
    public ProjectionScenario<TProjection> Given(StreamId stream, params object[] events) => new(_given.With(stream, events), _services);

    /// <summary>An aggregate's stream was deleted: what an <c>[Event]</c> method for <see cref="StreamDeleted"/> is called with.</summary>
    /// <typeparam name="TAggregate">The aggregate.</typeparam>
    /// <param name="id">Its id.</param>
    /// <exception cref="ScenarioException">No events of it were given.</exception>
    public ProjectionScenario<TProjection> GivenDeleted<TAggregate>(object id)
        where TAggregate : class, IAggregate<TAggregate> => GivenDeleted(TAggregate.Type.StreamOf(id));

    /// <summary>A stream was deleted: what an <c>[Event]</c> method for <see cref="StreamDeleted"/> is called with.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="ScenarioException">No events of it were given.</exception>
    public ProjectionScenario<TProjection> GivenDeleted(StreamId stream) => new(_given.WithDeletion(stream), _services);

    /// <summary>A service that its constructor takes.</summary>
    /// <typeparam name="TService">The type of the parameter.</typeparam>
    public ProjectionScenario<TProjection> WithService<TService>(TService service)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(service);
        return new(_given, _services.With(typeof(TService), service));
    }

    /// <summary>Where services come from that <see cref="WithService"/> did not name.</summary>
    public ProjectionScenario<TProjection> WithServices(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return new(_given, _services.With(services));
    }

    /// <summary>Has those events handled for which there is a method, in order. Run again, it delivers them again with the same ids, as a worker may to a reactor.</summary>
    /// <param name="transaction">The open transaction that a projection writes in; it is left to the caller. Null for a reactor.</param>
    /// <param name="cancellationToken">What handlers get.</param>
    /// <exception cref="ScenarioException">Its constructor takes a service that the scenario was not given.</exception>
    /// <exception cref="ArgumentNullException">A projection has no transaction.</exception>
    public async Task RunAsync(DbTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        var type = TProjection.Type;
        if (!type.IsReactor) ArgumentNullException.ThrowIfNull(transaction);
        var instance = type.Create(_services);
        using var page = _given.ToPage();
        for (var index = 0; index < page.Count; index++)
        {
            if (Handles(type, page, index)) await type.HandleAsync(instance, page[index], transaction, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool Handles(HandlerProjectionType type, EventPage page, int index)
    {
        var stored = page[index];
        return type.Handles(in stored);
    }
}
