using DomainFx;
using DomainFx.Testing;

namespace Bank.Tests;

/// <summary>What holds for every domain, added in a line each.</summary>
public class BankContractTests
{
    private static readonly object[] Life =
    [
        new BankAccountCommands.Open(1_000), new BankAccountCommands.Deposit(500), new BankAccountCommands.Withdraw(200),
        new BankAccountCommands.Freeze(), new BankAccountCommands.Unfreeze(), new BankAccountCommands.Withdraw(1_300), new BankAccountCommands.Close(),
    ];

    [Fact]
    public Task Everything_that_is_stored_comes_back() => ContractTests.RoundTrip(domain => domain.AddBank()).VerifyAsync();

    [Fact]
    public Task What_was_stored_once_is_read_and_written_as_it_was() => ContractTests.GoldenFiles(domain => domain.AddBank()).VerifyAsync();

    [Fact]
    public Task Replay_equals_live_state() => ContractTests.ReplayEqualsLive<BankAccount>(Life).VerifyAsync();

    [Fact]
    public Task Snapshot_plus_tail_equals_full_replay() => ContractTests.SnapshotPlusTailEqualsReplay<BankAccount>(Life).VerifyAsync();
}
