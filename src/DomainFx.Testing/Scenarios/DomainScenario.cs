namespace DomainFx.Testing;

/// <summary>A scenario on a domain, before it is said which aggregate it is about.</summary>
public sealed class DomainScenario
{
    private readonly IDomain _domain;

    internal DomainScenario(IDomain domain) => _domain = domain;

    /// <summary>Says which aggregate it is about.</summary>
    /// <typeparam name="TAggregate">The aggregate.</typeparam>
    /// <param name="id">Its id, as such or in its stored form. Scenarios on one store use different ones.</param>
    public DomainScenario<TAggregate> For<TAggregate>(object id)
        where TAggregate : class, IAggregate<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(id);
        return new DomainScenario<TAggregate>(_domain, new ScenarioSetup { Id = id }, new CommandOptions());
    }
}
