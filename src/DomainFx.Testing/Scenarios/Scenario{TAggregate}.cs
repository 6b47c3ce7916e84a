namespace DomainFx.Testing;

/// <summary>A scenario on an aggregate alone. Immutable: several scenarios may go on from one.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
public sealed partial class Scenario<TAggregate>
    where TAggregate : class, IAggregate<TAggregate>
{
    internal static readonly Scenario<TAggregate> Empty = new(new ScenarioSetup());

    private readonly ScenarioSetup _setup;

    private Scenario(ScenarioSetup setup) => _setup = setup;

    internal ScenarioSetup Setup => _setup;

    /// <summary>Events that happened before, after those that were given already. They carry the time and metadata that the scenario has by now.</summary>
    public Scenario<TAggregate> Given(params IEnumerable<object> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return new Scenario<TAggregate>(_setup.Add(events));
    }

    /// <summary>Says that nothing happened before.</summary>
    public Scenario<TAggregate> GivenNothing() => new(_setup with { Given = [] });

    /// <summary>The aggregate's id, as such or in its stored form. Without it the scenario makes one up.</summary>
    public Scenario<TAggregate> WithId(object id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new Scenario<TAggregate>(_setup with { Id = id });
    }

    /// <summary>The time from here on. Without it, it is noon of 2030-01-01 UTC.</summary>
    public Scenario<TAggregate> At(DateTimeOffset now) => At(new FixedTime(now));

    /// <summary>The clock from here on.</summary>
    public Scenario<TAggregate> At(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return new Scenario<TAggregate>(_setup with { Time = time });
    }

    /// <summary>Who acts from here on.</summary>
    public Scenario<TAggregate> WithUser(string? userId) => WithMetadata(_setup.Metadata with { UserId = userId });

    /// <summary>The metadata of commands and events from here on.</summary>
    public Scenario<TAggregate> WithMetadata(EventMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return new Scenario<TAggregate>(_setup with { Metadata = metadata });
    }

    /// <summary>A service for commands that are sent as messages and take it as <c>[Service]</c>.</summary>
    /// <typeparam name="TService">The type of the parameter.</typeparam>
    public Scenario<TAggregate> WithService<TService>(TService service)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(service);
        return new Scenario<TAggregate>(_setup with { Services = _setup.Services.With(typeof(TService), service) });
    }

    /// <summary>Where services come from that <see cref="WithService"/> did not name.</summary>
    public Scenario<TAggregate> WithServices(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return new Scenario<TAggregate>(_setup with { Services = _setup.Services.With(services) });
    }
}
