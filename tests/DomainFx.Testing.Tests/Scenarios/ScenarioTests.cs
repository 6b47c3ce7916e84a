using DomainFx.Testing.Tests.Model;

namespace DomainFx.Testing.Tests.Scenarios;

public sealed class ScenarioTests
{
    private static readonly Scenario<BankAccount> Opened = Scenario.For<BankAccount>().Given(new AccountOpened(100));

    [Fact]
    public void The_events_of_a_command_are_compared() =>
        Scenario.For<BankAccount>().Given(new AccountOpened(100)).When(account => account.Withdraw(50)).Then(new MoneyWithdrawn(50, 50));

    [Fact]
    public void A_command_that_returns_nothing() => Scenario.For<BankAccount>().GivenNothing().When(account => account.Open(7)).Then(new AccountOpened(7));

    [Fact]
    public void A_rejection_by_value() => Opened.When(account => account.Withdraw(101)).ThenRejected("account.insufficient-funds", "Insufficient funds: 100");

    [Fact]
    public void A_rejection_by_exception() => Scenario.For<BankAccount>().When(account => account.Open(-1)).ThenRejected("account.negative-balance");

    [Fact]
    public void A_rejection_without_a_code_is_named_after_the_command() =>
        Opened.When(account => account.DepositTwice(0)).ThenRejected("bank-account.deposit-twice.rejected", "Amount must be positive");

    [Fact]
    public void A_command_that_raises_nothing() => Opened.When(account => account.Withdraw(0)).ThenNothing();

    [Fact]
    public void Then_without_events_is_then_nothing() => Opened.When(account => account.Withdraw(0)).Then();

    [Fact]
    public void Several_events_in_order() => Opened.When(account => account.DepositTwice(5)).Then(new MoneyDeposited(5, 105), new MoneyDeposited(5, 110));

    [Fact]
    public void State_can_be_looked_at() => Opened.When(account => account.Withdraw(30))
        .Then(new MoneyWithdrawn(30, 70))
        .ThenState(account => Assert.Equal(70, account.Balance))
        .ThenState(account => account.Version == 2);

    [Fact]
    public void An_exception_is_expected() => Opened.When(account => account.Break()).ThenThrows<InvalidOperationException>(thrown => Assert.Contains("roof", thrown.Message, StringComparison.Ordinal));

    [Fact]
    public void Given_events_are_folded_in_order() => Opened.Given(new MoneyWithdrawn(10, 90)).Given(new AccountFrozen())
        .When(account => account.Withdraw(1))
        .ThenRejected("account.inactive")
        .ThenState(account => Assert.Equal((90, 3), (account.Balance, account.Version)));

    [Fact]
    public void Scenarios_that_share_a_beginning_do_not_see_each_other()
    {
        Opened.Given(new AccountFrozen()).When(account => account.Withdraw(1)).ThenRejected("account.inactive");
        Opened.When(account => account.Withdraw(1)).Then(new MoneyWithdrawn(1, 99));
    }

    [Fact]
    public void Time_and_user_reach_the_events_of_their_time()
    {
        var (morning, noon) = (new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 1, 13, 0, 0, TimeSpan.FromHours(1)));
        Scenario.For<BankAccount>().At(morning).WithUser("ann").Given(new AccountOpened(1))
            .At(noon).WithUser("bob")
            .When(account =>
            {
                Assert.Equal((morning, "ann"), (account.ChangedAt, account.ChangedBy));
                return account.Withdraw(1);
            })
            .ThenState(account => Assert.Equal((noon, TimeSpan.Zero, "bob"), (account.ChangedAt, account.ChangedAt.Offset, account.ChangedBy)));
    }

    [Fact]
    public void The_id_is_made_up_or_given()
    {
        Opened.When(account => account.Withdraw(0)).ThenState(account => Assert.Equal("bank-account-1", account.Id));
        Opened.WithId("acc-7").When(account => account.Withdraw(0)).ThenState(account => Assert.Equal("acc-7", account.Id));
    }

    [Fact]
    public void Events_with_lists_and_dictionaries_are_equal_if_their_contents_are()
    {
        var customer = Guid.NewGuid();
        Scenario.For<Order>().When(order => order.Place(customer, [new OrderLine("tea", 2, 3.50m), new OrderLine("cup", 1, 8m)]))
            .Then(new OrderPlaced(customer, [new OrderLine("tea", 2, 3.5m), new OrderLine("cup", 1, 8.00m)], new() { ["cup"] = 1, ["tea"] = 2 }));
    }

    [Fact]
    public void The_outcome_can_be_asked_directly()
    {
        var outcome = Opened.When(account => account.DepositTwice(5));
        Assert.Equal([new MoneyDeposited(5, 105), new MoneyDeposited(5, 110)], outcome.Events);
        Assert.Null(outcome.Rejection);
        Assert.Equal(110, outcome.Aggregate.Balance);
    }

    [Fact]
    public void Nothing_can_be_raised_after_the_command() =>
#pragma warning disable DFX1007 // What it reports is what the test does.
        Opened.When(account => account.Withdraw(1)).ThenState(account => Assert.Throws<NoDecisionException>(() => account.Withdraw(1)));
#pragma warning restore DFX1007
}
