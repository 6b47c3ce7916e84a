using DomainFx.Hosting.Tests.Model;

namespace DomainFx.Hosting.Tests;

/// <summary>Keys that come from outside.</summary>
public sealed class FinderTests
{
    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_key_that_no_row_can_have_is_not_there(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.Domain.Account("a").DepositAsync(1);
        await temporary.BalanceAtAsync("a", 1);
        ReadModelFinder<AccountBalance, string> balances = temporary.Domain.AccountBalance();
        Assert.Null(await balances.FindAsync("a\0", TestContext.Current.CancellationToken));
        Assert.Null(await balances.FindAsync("\ud800", TestContext.Current.CancellationToken));
        Assert.Equal(["a"], (await balances.FindAsync(["\0", "a", "\udc00"], TestContext.Current.CancellationToken)).Select(row => row.AccountId));
        ReadModelValueException thrown = await Assert.ThrowsAsync<ReadModelValueException>(() => balances.PageAsync("a\0", 10, TestContext.Current.CancellationToken));
        Assert.Contains("Column 'account_id' of read model 'account_balance'", thrown.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentNullException>(() => balances.FindAsync((string)null!, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>(() => balances.PageAsync(null!, 10, TestContext.Current.CancellationToken));
    }
}
