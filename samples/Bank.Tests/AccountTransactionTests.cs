using DomainFx;
using DomainFx.Testing;

namespace Bank.Tests;

/// <summary>Given events, then the rows.</summary>
public class AccountTransactionTests
{
    private static ReadModelScenario<AccountTransaction, (string, int)> History =>
        ReadModelScenario.For<AccountTransaction, (string, int)>(domain => domain.AddBank());

    [Fact]
    public void Every_transaction_has_a_row()
    {
        var history = History.Given<BankAccount>("acc-1", new AccountOpened(1_000), new MoneyDeposited(500, 1_500), new MoneyWithdrawn(200, 1_300));

        Assert.Equal(
            [(1, TransactionType.Opening, 1_000, 1_000), (2, TransactionType.Deposit, 500, 1_500), (3, TransactionType.Withdrawal, 200, 1_300)],
            history.Rows.OrderBy(row => row.Version).Select(row => (row.Version, row.Type, row.Amount, row.BalanceAfter)));
    }

    [Fact]
    public void The_last_1000_of_each_account_are_kept()
    {
        var deposits = Enumerable.Range(1, 1_200).Select(number => new MoneyDeposited(1, number)).ToArray<object>();

        var rows = History
            .Given<BankAccount>("acc-1", new AccountOpened(0)).Given<BankAccount>("acc-1", deposits)
            .Given<BankAccount>("acc-2", new AccountOpened(7))
            .Rows;

        Assert.Equal(Enumerable.Range(201, 1_000).Select(balance => (long)balance), rows.Where(row => row.AccountId == "acc-1").Select(row => row.BalanceAfter).Order());
        Assert.Single(rows, row => row.AccountId == "acc-2");
    }

    [Fact]
    public void What_moves_no_money_leaves_no_row()
    {
        var history = History.Given<BankAccount>("acc-1", new AccountOpened(0), new AccountFrozen(), new AccountUnfrozen(), new AccountClosed());

        Assert.Equal(TransactionType.Opening, Assert.Single(history.Rows).Type);
    }

    [Fact]
    public void The_places_of_the_last_events_are_known()
    {
        Assert.Equal([("acc-1", 1), ("acc-1", 0), ("acc-1", 999)], AccountTransaction.LastKeys("acc-1", 1_001, 3));
        Assert.Equal([("acc-1", 2), ("acc-1", 1)], AccountTransaction.LastKeys("acc-1", 2, 10));
    }
}
