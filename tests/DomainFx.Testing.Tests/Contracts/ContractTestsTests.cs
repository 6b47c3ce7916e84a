using DomainFx.Testing.Tests.Model;

namespace DomainFx.Testing.Tests.Contracts;

public sealed class ContractTestsTests
{
    private static readonly ContractChecks All = ContractTests.RoundTrip(domain => domain.AddDomainFxTestingTests());

    public static TheoryData<string> Names => [.. All.Select(check => check.Name).Where(name => !name.Contains("measure", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Names))]
    public Task Events_and_commands_round_trip(string name) => All[name].VerifyAsync(TestContext.Current.CancellationToken);

    [Fact]
    public void Every_event_and_every_command_is_checked()
    {
        Assert.Contains("event 'account-opened v1' round-trips", All.Select(check => check.Name));
        Assert.Contains("command 'collect' of 'catalogue' round-trips", All.Select(check => check.Name));
        Assert.Equal(All.Count, All.Select(check => check.Name).Distinct().Count());
        Assert.Equal(11 + 17, All.Count);
    }

    [Fact]
    public async Task A_codec_that_loses_something_is_found()
    {
        var failure = await Assert.ThrowsAsync<ScenarioException>(() => All["event 'measured v1' round-trips"].VerifyAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("event 'measured v1' does not round-trip: at $.Length ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(" became 0", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_checks_are_verified_in_one_call_and_all_failures_are_told()
    {
        var failure = await Assert.ThrowsAsync<ScenarioException>(() => All.VerifyAsync(TestContext.Current.CancellationToken));
        Assert.Contains("event 'measured v1' does not round-trip", failure.Message, StringComparison.Ordinal);
        await new ContractChecks(All.Where(check => !check.Name.Contains("measure", StringComparison.Ordinal))).VerifyAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Values_can_be_made_by_the_user()
    {
        var made = 0;
        var samples = new SampleValues(count: 5).Use(random => new Money(++made));
        await ContractTests.RoundTrip(domain => domain.AddDomainFxTestingTests(), samples)["event 'collections-noted v1' round-trips"].VerifyAsync(TestContext.Current.CancellationToken);
        Assert.Equal(5, made);
    }

    [Fact]
    public Task Replay_equals_live() => ContractTests.ReplayEqualsLive<BankAccount>(
        new BankAccountCommands.Open(100), new BankAccountCommands.Withdraw(30), new BankAccountCommands.DepositTwice(5), new AccountFrozen()).VerifyAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Replay_equals_live_from_a_given_start() => ContractTests.ReplayEqualsLive(
        Scenario.For<BankAccount>().WithUser("ann").At(DateTimeOffset.UnixEpoch).Given(new AccountOpened(10)), new BankAccountCommands.Withdraw(3)).VerifyAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Replay_equals_live_where_state_holds_collections() => ContractTests.ReplayEqualsLive<Order>(
        new OrderCommands.Place(Guid.NewGuid(), [new OrderLine("tea", 2, 3.50m)])).VerifyAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task An_event_method_that_gives_another_result_each_time_is_found()
    {
        var failure = await Assert.ThrowsAsync<ScenarioException>(() => ContractTests.ReplayEqualsLive<Wrong>(new WrongCommands.Look()).VerifyAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("Replaying 1 event of 'wrong' gives another state than living through them: at $.Applied ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_with_a_rejected_command_proves_nothing_and_says_so()
    {
        var failure = await Assert.ThrowsAsync<ScenarioException>(() => ContractTests.ReplayEqualsLive<BankAccount>(new BankAccountCommands.Withdraw(1)).VerifyAsync(TestContext.Current.CancellationToken));
        Assert.Contains("'account.inactive'", failure.Message, StringComparison.Ordinal);
        failure = await Assert.ThrowsAsync<ScenarioException>(() => ContractTests.ReplayEqualsLive<Wrong>(new WrongCommands.Refuse()).VerifyAsync(TestContext.Current.CancellationToken));
        Assert.Contains("'wrong.refused'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshots_of_an_aggregate_that_takes_none_cannot_be_checked()
    {
        var failure = await Assert.ThrowsAsync<ScenarioException>(() => ContractTests.SnapshotPlusTailEqualsReplay<Order>().VerifyAsync(TestContext.Current.CancellationToken));
        Assert.Contains("[Snapshot]", failure.Message, StringComparison.Ordinal);
    }
}
