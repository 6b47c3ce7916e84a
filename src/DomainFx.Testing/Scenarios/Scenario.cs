namespace DomainFx.Testing;

/// <summary>Tests aggregates by what they decide: given events, when a command, then events or a rejection.</summary>
/// <example>
/// <code>
/// Scenario.For&lt;BankAccount&gt;().Given(new AccountOpened(100)).When(account =&gt; account.Withdraw(50)).Then(new MoneyWithdrawn(50, 50));
/// </code>
/// </example>
public static class Scenario
{
    /// <summary>Tests an aggregate alone: no store, no host.</summary>
    public static Scenario<TAggregate> For<TAggregate>()
        where TAggregate : class, IAggregate<TAggregate> => Scenario<TAggregate>.Empty;

    /// <summary>Tests through a domain: its executor, its codecs and its store.</summary>
    public static DomainScenario On(IDomain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        return new DomainScenario(domain);
    }
}
