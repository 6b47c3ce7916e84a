using DomainFx.Stores;

namespace DomainFx.Tests.Commands;

public sealed class ConflictTests : DomainTest
{
    private readonly Domain _rival;

    public ConflictTests() => _rival = NewDomain();

    public override async ValueTask InitializeAsync() => await Domain.Account("a").OpenAsync(100);

    [Fact]
    public async Task A_conflict_is_decided_again_on_what_is_there_now()
    {
        RivalDeposits(times: 3);
        var result = await Domain.Account("a").DepositAsync(1);
        Assert.Equal(5, result.StreamVersion);
        Assert.Equal(131, (await Domain.Account("a").LoadAsync()).Balance);
    }

    [Fact]
    public async Task A_command_that_may_no_longer_be_is_rejected_after_the_conflict()
    {
        var once = Once();
        Store.BeforeAppend = async append =>
        {
            if (once() && append.Events.Span[0].Type.Name == "money-withdrawn") await _rival.Account("a").WithdrawAsync(80);
        };
        var result = await Domain.Account("a").Try.WithdrawAsync(50);
        Assert.Equal(CommandStatus.Rejected, result.Status);
        Assert.Equal(2, result.StreamVersion);
    }

    [Fact]
    public async Task Conflicts_without_end_are_answered_as_a_conflict()
    {
        var patient = NewDomain(options => options.MaxConflictRetries = 2);
        RivalDeposits(times: int.MaxValue);
        var result = await patient.Account("a").Try.DepositAsync(1);
        Assert.Equal(CommandStatus.Conflict, result.Status);
        Assert.Equal((3, 4, 1), (result.Conflict!.Expected.Version, result.Conflict.Actual, result.Conflict.Difference));
        await Assert.ThrowsAsync<ConcurrencyException>(() => patient.Account("a").DepositAsync(1));
    }

    [Fact]
    public async Task An_expected_version_that_holds_is_accepted()
    {
        var result = await Domain.Account("a").DepositAsync(1, new CommandOptions { ExpectedVersion = 1 });
        Assert.Equal(2, result.StreamVersion);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Another_version_than_the_caller_saw_is_a_conflict_before_anything_is_decided(long expected)
    {
        var result = await Domain.Account("a").Try.RaiseThenThrowAsync("not reached", new CommandOptions { ExpectedVersion = expected });
        Assert.Equal(CommandStatus.Conflict, result.Status);
        Assert.Equal(ExpectedVersion.Exactly(expected), result.Conflict!.Expected);
        Assert.Equal(1, result.Conflict.Actual);
    }

    [Fact]
    public async Task A_conflict_with_the_callers_version_is_not_retried()
    {
        RivalDeposits(times: 1);
        var result = await Domain.Account("a").Try.DepositAsync(1, new CommandOptions { ExpectedVersion = 1 });
        Assert.Equal(CommandStatus.Conflict, result.Status);
        Assert.Equal(110, (await Domain.Account("a").LoadAsync()).Balance);
    }

    [Fact]
    public async Task A_command_with_a_service_is_not_decided_twice()
    {
        RivalDeposits(times: 1);
        Assert.Equal(CommandStatus.Conflict, (await Domain.Account("a").Try.ApproveAsync()).Status);
        Assert.Single(Bureaus.Asked);
    }

    [Fact]
    public async Task A_command_with_a_service_is_decided_twice_if_it_asks_for_that()
    {
        RivalDeposits(times: 1);
        Assert.True((await Domain.Account("a").ApproveOrRejectAsync()).IsAccepted);
        Assert.Equal(2, Bureaus.Asked.Count);
        Assert.Single(Bureaus.Asked.Select(asked => asked.CommandId).Distinct());
    }

    [Fact]
    public async Task Cancelling_between_two_attempts_stores_nothing()
    {
        using var source = new CancellationTokenSource();
        var once = Once();
        Store.BeforeAppend = async _ =>
        {
            if (!once()) return;
            await _rival.Account("a").DepositAsync(10);
            await source.CancelAsync();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Domain.Account("a").DepositAsync(1, cancellationToken: source.Token));
        Assert.Equal(110, (await Domain.Account("a").LoadAsync()).Balance);
    }

    [Fact]
    public async Task Many_callers_in_one_process_meet_no_conflict()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Domain.Account("a").DepositAsync(1))));
        Assert.Equal(164, (await Domain.Account("a").LoadAsync()).Balance);
        Assert.Equal(65, Store.Appends.Count);
    }

    [Fact]
    public async Task Callers_in_two_processes_all_succeed()
    {
        var callers = Enumerable.Range(0, 64).Select(i => Task.Run(() => (i % 2 == 0 ? Domain : _rival).Account("a").DepositAsync(1)));
        await Task.WhenAll(callers);
        Assert.Equal(164, (await Domain.Account("a").LoadAsync()).Balance);
    }

    private static Func<bool> Once()
    {
        var left = 1;
        return () => left-- > 0;
    }

    // Deposits 10 from the other process before each of the next appends of this one.
    private void RivalDeposits(int times)
    {
        var rivalIsAtWork = false;
        Store.BeforeAppend = async _ =>
        {
            if (rivalIsAtWork || times-- <= 0) return;
            rivalIsAtWork = true;
            await _rival.Account("a").DepositAsync(10);
            rivalIsAtWork = false;
        };
    }
}
