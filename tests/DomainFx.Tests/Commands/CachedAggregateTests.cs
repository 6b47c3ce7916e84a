using DomainFx.Stores;

namespace DomainFx.Tests.Commands;

/// <summary>Two domains on one store: each keeps aggregates that the other makes stale.</summary>
public sealed class CachedAggregateTests : DomainTest
{
    private readonly Domain _first;
    private readonly Domain _second;

    public CachedAggregateTests()
    {
        _first = NewDomain(options => options.CachedAggregates = 10);
        _second = NewDomain(options => options.CachedAggregates = 10);
    }

    public override async ValueTask InitializeAsync() => await _first.Account("a").OpenAsync(100);

    [Fact]
    public async Task A_kept_aggregate_is_not_loaded_again()
    {
        Store.Loads.Clear();
        await _first.Account("a").DepositAsync(1);
        var result = await _first.Account("a").DepositAsync(1);
        Assert.Equal(3, result.StreamVersion);
        Assert.Empty(Store.Loads);
    }

    [Fact]
    public async Task Without_the_option_nothing_is_kept()
    {
        await Domain.Account("a").DepositAsync(1);
        Store.Loads.Clear();
        await Domain.Account("a").DepositAsync(1);
        Assert.Single(Store.Loads);
    }

    [Fact]
    public async Task A_stale_aggregate_is_noticed_by_the_append()
    {
        await _second.Account("a").DepositAsync(10);
        var result = await _first.Account("a").DepositAsync(1);
        Assert.Equal([new MoneyDeposited(1, 111)], result.Events);
    }

    [Fact]
    public async Task A_rejection_on_a_stale_state_is_decided_again()
    {
        await _second.Account("a").DepositAsync(900);
        var result = await _first.Account("a").WithdrawAsync(1000);
        Assert.Equal([new MoneyWithdrawn(1000, 0)], result.Events);
    }

    [Fact]
    public async Task A_rejection_on_a_current_state_is_answered_after_a_look_at_the_version()
    {
        Store.Loads.Clear();
        Assert.Equal(CommandStatus.Rejected, (await _first.Account("a").Try.WithdrawAsync(1000)).Status);
        Assert.Equal(1, Store.VersionChecks);
        Assert.Empty(Store.Loads);
    }

    [Fact]
    public async Task Doing_nothing_on_a_stale_state_is_decided_again()
    {
        await _second.Account("a").DepositAsync(1);
        Assert.Equal(2, (await _first.Account("a").DoNothingAsync()).StreamVersion);
    }

    [Fact]
    public async Task An_exception_on_a_stale_state_is_decided_again()
    {
        await _second.Account("a").DepositAsync(900);
        Assert.True((await _first.Account("a").FailBelowAsync(1000)).IsAccepted);
    }

    [Fact]
    public async Task An_exception_on_a_current_state_reaches_the_caller()
    {
        var exception = await Assert.ThrowsAsync<InvalidTimeZoneException>(() => _first.Account("a").FailBelowAsync(1000));
        Assert.Equal("only 100", exception.Message);
    }

    [Fact]
    public async Task An_expected_version_is_compared_with_the_store_not_with_the_kept_state()
    {
        await _second.Account("a").DepositAsync(1);
        Assert.True((await _first.Account("a").DepositAsync(1, new CommandOptions { ExpectedVersion = 2 })).IsAccepted);
        Assert.Equal(3, (await _second.Account("a").Try.DepositAsync(1, new CommandOptions { ExpectedVersion = 2 })).Conflict?.Actual);
    }

    [Fact]
    public async Task A_command_with_a_service_decides_on_fresh_state_but_loads_only_the_tail()
    {
        await _second.Account("a").DepositAsync(1);
        Store.Loads.Clear();
        Assert.Equal(3, (await _first.Account("a").ApproveAsync()).StreamVersion);
        Assert.Equal(1, Assert.Single(Store.Loads).AfterVersion);
    }

    [Fact]
    public async Task A_command_id_is_looked_up_although_the_aggregate_is_kept()
    {
        var options = new CommandOptions { CommandId = Guid.NewGuid() };
        await _first.Account("a").WithdrawAsync(80, options);
        var again = await _first.Account("a").WithdrawAsync(80, options);
        Assert.Equal([new MoneyWithdrawn(80, 20)], again.Events);
        Assert.Equal(2, again.StreamVersion);
    }

    [Fact]
    public async Task What_raised_and_then_rejected_is_dropped()
    {
        await _first.Account("a").Try.RaiseThenRejectAsync();
        Assert.Equal([new MoneyDeposited(1, 101)], (await _first.Account("a").DepositAsync(1)).Events);
    }

    [Fact]
    public async Task What_raised_and_then_threw_is_dropped()
    {
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => _first.Account("a").RaiseThenThrowAsync(""));
        Assert.Equal([new MoneyDeposited(1, 101)], (await _first.Account("a").DepositAsync(1)).Events);
    }

    [Fact]
    public async Task What_a_failed_append_left_is_dropped()
    {
        Store.BeforeAppend = _ => throw new EventStoreException("full");
        await Assert.ThrowsAsync<EventStoreException>(() => _first.Account("a").DepositAsync(1));
        Store.BeforeAppend = _ => Task.CompletedTask;
        Assert.Equal([new MoneyDeposited(1, 101)], (await _first.Account("a").DepositAsync(1)).Events);
    }

    [Fact]
    public async Task A_user_never_gets_the_kept_instance()
    {
        var loaded = await _first.Account("a").LoadAsync();
        await _first.Account("a").DepositAsync(1);
        Assert.Equal(100, loaded.Balance);
#pragma warning disable DFX1007 // What it reports is what the test does.
        Assert.Throws<NoDecisionException>(() => loaded.Deposit(1));
#pragma warning restore DFX1007
    }

    [Fact]
    public async Task Loading_always_sees_what_is_stored()
    {
        await _second.Account("a").DepositAsync(5);
        Assert.Equal(105, (await _first.Account("a").LoadAsync()).Balance);
    }

    [Fact]
    public async Task A_deleted_stream_is_noticed_although_the_aggregate_is_kept()
    {
        await Store.DeleteStreamAsync(Stream, ExpectedVersion.Any);
        await Assert.ThrowsAsync<StreamClosedException>(() => _first.Account("a").DepositAsync(1));
        await Assert.ThrowsAsync<StreamClosedException>(() => _first.Account("a").WithdrawAsync(1000));
    }

    [Fact]
    public async Task Two_processes_on_one_hot_aggregate_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => (i % 2 == 0 ? _first : _second).Account("a").DepositAsync(1))));
        Assert.Equal(200, (await Domain.Account("a").LoadAsync()).Balance);
        Assert.Equal(101, (await StoredAsync()).Count);
    }
}
