using DomainFx.Testing;

namespace Bank.Tests;

public class FreezeAndCloseTests
{
    [Fact]
    public void An_active_account_can_be_frozen() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(100))
            .When(account => account.Freeze())
            .Then(new AccountFrozen());

    [Fact]
    public void A_frozen_account_cannot_be_frozen_again() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(100), new AccountFrozen())
            .When(account => account.Freeze())
            .ThenRejected("account.inactive");

    [Fact]
    public void A_frozen_account_can_be_unfrozen() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(100), new AccountFrozen())
            .When(account => account.Unfreeze())
            .Then(new AccountUnfrozen());

    [Fact]
    public void An_active_account_cannot_be_unfrozen() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(100))
            .When(account => account.Unfreeze())
            .ThenRejected("account.not-frozen");

    [Fact]
    public void An_empty_account_can_be_closed() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(100), new MoneyWithdrawn(100, 0))
            .When(account => account.Close())
            .Then(new AccountClosed());

    [Fact]
    public void An_account_with_money_in_it_cannot_be_closed() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(100))
            .When(account => account.Close())
            .ThenRejected("account.balance-not-zero");

    [Fact]
    public void A_frozen_account_cannot_be_closed() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(0), new AccountFrozen())
            .When(account => account.Close())
            .ThenRejected("account.inactive");

    [Fact]
    public void A_closed_account_cannot_be_closed_again() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(0), new AccountClosed())
            .When(account => account.Close())
            .ThenRejected("account.inactive");
}
