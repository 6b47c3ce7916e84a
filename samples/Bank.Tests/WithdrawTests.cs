using DomainFx.Testing;

namespace Bank.Tests;

public class WithdrawTests
{
    [Theory]
    [InlineData(1, 99)]
    [InlineData(100, 0)]
    public void A_withdrawal_lowers_the_balance(long amount, long left) =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(100))
            .When(account => account.Withdraw(amount))
            .Then(new MoneyWithdrawn(amount, left));

    [Fact]
    public void More_than_the_balance_is_rejected() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(100))
            .When(account => account.Withdraw(101))
            .ThenRejected("account.insufficient-funds", "Insufficient funds");

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void An_amount_that_is_not_positive_is_rejected(long amount) =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(100))
            .When(account => account.Withdraw(amount))
            .ThenRejected("account.amount-not-positive");

    [Fact]
    public void A_withdrawal_from_a_frozen_account_is_rejected() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(100), new AccountFrozen())
            .When(account => account.Withdraw(50))
            .ThenRejected("account.inactive");

    [Fact]
    public void A_withdrawal_from_a_closed_account_is_rejected() =>
        Scenario.For<BankAccount>()
            .Given(new AccountOpened(0), new AccountClosed())
            .When(account => account.Withdraw(50))
            .ThenRejected("account.inactive");
}
