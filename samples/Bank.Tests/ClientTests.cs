using DomainFx;
using DomainFx.Stores;

namespace Bank.Tests;

/// <summary>The ways to send a command and to load, each once.</summary>
public class ClientTests
{
    [Fact]
    public async Task Commands_are_methods_of_the_client()
    {
        await using var bank = new TemporaryBank();
        var domain = bank.Domain;

        CommandResult opened = await domain.BankAccount("acc-1").OpenAsync(1_000);
        Assert.Equal(1, opened.StreamVersion);

        BankAccount account = await domain.BankAccount("acc-1").LoadAsync();
        Assert.Equal(1_000, account.Balance);

        BankAccount? nobody = await domain.BankAccount("acc-2").FindAsync();
        Assert.Null(nobody);
    }

    [Fact]
    public async Task Without_Try_a_rejection_is_an_exception_and_with_it_a_result()
    {
        await using var bank = new TemporaryBank();
        var account = bank.Domain.BankAccount("acc-1");
        await account.OpenAsync(100);

        var exception = await Assert.ThrowsAsync<CommandRejectedException>(() => account.WithdrawAsync(200));
        CommandResult result = await account.Try.WithdrawAsync(200);

        Assert.Equal("account.insufficient-funds", exception.Code);
        Assert.Equal(CommandStatus.Rejected, result.Status);
        Assert.Equal(exception.Rejection, result.Rejection);
    }

    [Fact]
    public async Task A_command_is_a_message_as_well()
    {
        await using var bank = new TemporaryBank();
        var account = bank.Domain.BankAccount("acc-1");

        await account.SendAsync(new BankAccountCommands.Open(1_000));
        await account.SendAsync(new BankAccountCommands.Withdraw(200));

        Assert.Equal(800, (await account.LoadAsync()).Balance);
    }

    [Fact]
    public async Task A_command_that_is_repeated_with_its_id_is_answered_as_the_first_was()
    {
        await using var bank = new TemporaryBank();
        var account = bank.Domain.BankAccount("acc-1");
        await account.OpenAsync(100);
        var options = new CommandOptions { CommandId = Guid.NewGuid() };

        var first = await account.WithdrawAsync(80, options);
        var again = await account.WithdrawAsync(80, options);

        Assert.Equal((first.StreamVersion, first.Position), (again.StreamVersion, again.Position));
        Assert.Equal(20, (await account.LoadAsync()).Balance);
    }

    [Fact]
    public async Task An_expected_version_that_is_past_is_a_conflict()
    {
        await using var bank = new TemporaryBank();
        var account = bank.Domain.BankAccount("acc-1");
        var opened = await account.OpenAsync(100);
        await account.DepositAsync(50);

        var conflict = await Assert.ThrowsAsync<ConcurrencyException>(
            () => account.DepositAsync(50, new CommandOptions { ExpectedVersion = opened.StreamVersion }));

        Assert.Equal((ExpectedVersion.Exactly(1), 2, 1), (conflict.Expected, conflict.Actual, conflict.Difference));
    }

    [Fact]
    public async Task A_domain_works_without_a_host()
    {
        await using var domain = Domain.Create(bank => bank.AddBank().UseInMemory());

        await domain.BankAccount("acc-1").OpenAsync(1_000);

        Assert.Equal(1_000, (await domain.BankAccount("acc-1").LoadAsync()).Balance);
    }
}
