namespace DomainFx.Testing;

/// <summary>Tests read models by what they hold: given events, then rows.</summary>
/// <example>
/// <code>
/// var balance = ReadModelScenario.For&lt;AccountBalance, string&gt;(domain =&gt; domain.AddBank())
///     .Given&lt;BankAccount&gt;("acc-1", new AccountOpened(100), new MoneyWithdrawn(30, 70))
///     .Row("acc-1");
/// </code>
/// </example>
public static class ReadModelScenario
{
    /// <summary>Tests a read model alone: no store, no worker.</summary>
    /// <typeparam name="TModel">The row's class.</typeparam>
    /// <typeparam name="TKey">The type of its key; a tuple for a key of several parts.</typeparam>
    /// <param name="configure">Adds the modules whose events are given.</param>
    public static ReadModelScenario<TModel, TKey> For<TModel, TKey>(Action<DomainFxBuilder> configure)
        where TModel : class, IReadModel<TModel, TKey>
        where TKey : notnull => new(GivenEvents.Of(configure));
}
