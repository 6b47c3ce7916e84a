using DomainFx.Testing.Tests.Model;

namespace DomainFx.Testing.Tests.Contracts;

public sealed class SnapshotContractTests
{
    [Fact]
    public Task Snapshot_plus_tail_equals_full_replay() => ContractTests.SnapshotPlusTailEqualsReplay<BankAccount>(
        new BankAccountCommands.Open(100), new BankAccountCommands.Withdraw(30), new BankAccountCommands.DepositTwice(5), new AccountFrozen()).VerifyAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task State_that_a_snapshot_leaves_out_although_events_need_it_is_found()
    {
        var failure = await Assert.ThrowsAsync<ScenarioException>(
            () => ContractTests.SnapshotPlusTailEqualsReplay<Wrong>(new WrongCommands.Step(5), new WrongCommands.Count()).VerifyAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("A snapshot of 'wrong' at version 1 with the events after it gives another state than all 2 events: at $.Total 5 became 0.", failure.Message, StringComparison.Ordinal);
    }
}
