using System.Diagnostics;
using DomainFx;
using DomainFx.Stores;

namespace Bank.Tests;

/// <summary>The account end to end: through its client, on a store.</summary>
public class BankAccountStoreTests
{
    [Fact]
    public async Task An_account_that_exists_cannot_be_opened()
    {
        await using var bank = new TemporaryBank();
        await bank.Domain.BankAccount("acc-1").OpenAsync(1_000);

        var exception = await Assert.ThrowsAsync<AggregateExistsException>(() => bank.Domain.BankAccount("acc-1").OpenAsync(5));

        Assert.Equal(1, exception.Version);
    }

    [Fact]
    public async Task A_missing_account_is_not_found_and_not_a_rejection()
    {
        await using var bank = new TemporaryBank();

        var result = await bank.Domain.BankAccount("acc-1").Try.DepositAsync(5);

        Assert.Equal(CommandStatus.NotFound, result.Status);
        Assert.Null(result.Rejection);
        Assert.Null(await bank.Domain.BankAccount("acc-1").FindAsync());
    }

    [Fact]
    public async Task An_account_is_read_back_from_the_file_by_another_program()
    {
        await using var bank = new TemporaryBank();
        await bank.Domain.BankAccount("acc-1").OpenAsync(1_000);
        await bank.Domain.BankAccount("acc-1").FreezeAsync();
        await bank.ReopenAsync();

        var account = await bank.Domain.BankAccount("acc-1").LoadAsync();

        Assert.Equal((1_000, AccountStatus.Frozen, 2), (account.Balance, account.Status, account.Version));
    }

    [Fact]
    public async Task Every_event_says_who_caused_it_and_in_which_trace()
    {
        await using var bank = new TemporaryBank();
        var commandId = Guid.NewGuid();
        using var activity = new Activity("test").Start();

        var opened = await bank.Domain.BankAccount("acc-1").OpenAsync(
            1_000, new CommandOptions { UserId = "teller-7", CorrelationId = "visit-1", CommandId = commandId });

        using var page = await bank.Domain.Store.ReadStreamAsync(opened.Stream, 1, ReadDirection.Forward, 10);
        var metadata = Assert.Single(page.ToRecordedEvents()).Metadata;
        Assert.Equal("teller-7", metadata.UserId);
        Assert.Equal("visit-1", metadata.CorrelationId);
        Assert.Equal(commandId.ToString(), metadata.CausationId);
        Assert.Equal(activity.TraceId.ToString(), metadata.TraceId);
    }
}
