namespace DomainFx.Testing;

/// <summary>Tests projections and reactors by what they do: given events, then rows or effects.</summary>
/// <example>
/// <code>
/// var transfers = ProjectionScenario.For&lt;Transfers&gt;(domain =&gt; domain.AddBank()).Given&lt;BankAccount&gt;("acc-1", new MoneyWithdrawn(30, 70));
/// await transfers.RunAsync(transaction);
/// // and then what your own SQL finds in the transaction
/// </code>
/// </example>
public static class ProjectionScenario
{
    /// <summary>Tests a projection or a reactor alone: no store, no worker.</summary>
    /// <typeparam name="TProjection">Its class.</typeparam>
    /// <param name="configure">Adds the modules whose events are given.</param>
    public static ProjectionScenario<TProjection> For<TProjection>(Action<DomainFxBuilder> configure)
        where TProjection : class, IProjection<TProjection> => new(GivenEvents.Of(configure), ScenarioServices.None);
}
