using DomainFx.Testing.Tests.Model;

namespace DomainFx.Testing.Tests.ReadModels;

/// <summary>Given events, then rows.</summary>
public class ReadModelScenarioTests
{
    private static readonly DateTimeOffset Monday = new(2030, 1, 7, 9, 0, 0, TimeSpan.FromHours(2));

    private static ReadModelScenario<Turnover, string> Turnovers => ReadModelScenario.For<Turnover, string>(domain => domain.AddDomainFxTestingTests());

    [Fact]
    public void Rows_are_what_the_events_of_each_stream_make_of_them()
    {
        var shared = Turnovers.Given<BankAccount>("a", new MoneyDeposited(3, 3)).At(Monday).Given<BankAccount>("b", new MoneyDeposited(5, 5));
        var more = shared.Given<BankAccount>("a", new MoneyDeposited(4, 7));

        Assert.Equal((3, 7, 5), (shared.Row("a").Amount, more.Row("a").Amount, more.Row("b").Amount));
        Assert.Equal((Monday, 2), (more.Row("a").LastAt, more.Rows.Count));
    }

    [Fact]
    public void A_deleted_row_is_gone_and_starts_anew()
    {
        var frozen = Turnovers.Given<BankAccount>("a", new MoneyDeposited(3, 3), new AccountFrozen());

        Assert.Empty(frozen.Rows);
        Assert.Equal(4, frozen.Given<BankAccount>("a", new MoneyDeposited(4, 4)).Row("a").Amount);
    }

    [Fact]
    public void A_deleted_stream_takes_its_row_along()
    {
        var deleted = Turnovers.Given<BankAccount>("a", new MoneyDeposited(3, 3)).Given<BankAccount>("b", new MoneyDeposited(4, 4)).GivenDeleted<BankAccount>("a");

        Assert.Equal([4], deleted.Rows.Select(row => row.Amount));
    }

    [Fact]
    public void A_missing_row_is_told_with_those_that_are_there()
    {
        var exception = Assert.Throws<ScenarioException>(() => Turnovers.Given<BankAccount>("a", new MoneyDeposited(3, 3)).Row("b"));

        Assert.Contains("no row of DomainFx.Testing.Tests.Model.Turnover with key 'b'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("There are rows with: a.", exception.Message, StringComparison.Ordinal);
    }
}
