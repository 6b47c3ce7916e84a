using DomainFx.Testing;

namespace Bank.Tests;

public class DepositTests
{
    [Fact]
    public void A_deposit_raises_the_balance() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(1_000))
            .When(account => account.Deposit(500))
            .Then(new MoneyDeposited(500, 1_500));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void An_amount_that_is_not_positive_is_rejected(long amount) =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(1_000))
            .When(account => account.Deposit(amount))
            .ThenRejected("account.amount-not-positive");

    [Fact]
    public void A_deposit_on_a_frozen_account_is_rejected() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(1_000), new AccountFrozen())
            .When(account => account.Deposit(500))
            .ThenRejected("account.inactive");

    [Fact]
    public void A_deposit_on_a_closed_account_is_rejected() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(0), new AccountClosed())
            .When(account => account.Deposit(500))
            .ThenRejected("account.inactive");

    [Fact]
    public void A_deposit_on_an_account_unfrozen_again_is_accepted() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(1_000), new AccountFrozen(), new AccountUnfrozen())
            .When(account => account.Deposit(500))
            .Then(new MoneyDeposited(500, 1_500));

    [Fact]
    public void A_deposit_may_fill_the_account_to_the_brim() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(1_000))
            .When(account => account.Deposit(long.MaxValue - 1_000))
            .Then(new MoneyDeposited(long.MaxValue - 1_000, long.MaxValue));

    [Fact]
    public void A_deposit_that_would_overflow_the_balance_is_rejected() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(1_000))
            .When(account => account.Deposit(long.MaxValue - 999))
            .ThenRejected("account.balance-overflow");
}
