using DomainFx;
using DomainFx.Testing;

namespace Bank.Tests;

/// <summary>Given events, then the row.</summary>
public class AccountBalanceTests
{
    private static readonly DateTimeOffset Monday = new(2030, 1, 7, 9, 0, 0, TimeSpan.Zero);

    private static ReadModelScenario<AccountBalance, string> Balances => ReadModelScenario.For<AccountBalance, string>(domain => domain.AddBank());

    [Fact]
    public void A_row_follows_the_money_and_says_when_it_moved()
    {
        var row = Balances
            .Given<BankAccount>("acc-1", new AccountOpened(1_000), new MoneyDeposited(500, 1_500))
            .At(Monday).Given<BankAccount>("acc-1", new MoneyWithdrawn(200, 1_300))
            .Row("acc-1");

        Assert.Equal(("acc-1", 1_300, AccountStatus.Active, Monday), (row.AccountId, row.Balance, row.Status, row.UpdatedAt));
    }

    [Fact]
    public void A_row_follows_the_status()
    {
        var frozen = Balances.Given<BankAccount>("acc-1", new AccountOpened(0), new AccountFrozen());
        var unfrozen = frozen.Given<BankAccount>("acc-1", new AccountUnfrozen());
        var closed = unfrozen.Given<BankAccount>("acc-1", new AccountClosed());

        Assert.Equal(
            [AccountStatus.Frozen, AccountStatus.Active, AccountStatus.Closed],
            [frozen.Row("acc-1").Status, unfrozen.Row("acc-1").Status, closed.Row("acc-1").Status]);
    }

    [Fact]
    public void Each_account_has_a_row_of_its_own()
    {
        var balances = Balances
            .Given<BankAccount>("acc-1", new AccountOpened(1))
            .Given<BankAccount>("acc-2", new AccountOpened(2))
            .Given<BankAccount>("acc-1", new MoneyDeposited(10, 11));

        Assert.Equal((11, 2), (balances.Row("acc-1").Balance, balances.Row("acc-2").Balance));
        Assert.Equal(2, balances.Rows.Count);
    }
}
