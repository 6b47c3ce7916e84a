using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;

namespace DomainFx.Hosting.Tests;

/// <summary>What somebody decides about projections while they run.</summary>
public sealed class ControlTests
{
    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_reset_read_model_is_folded_again_from_the_first_event(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using ProjectionWorker worker = await temporary.StartAsync();
        for (int amount = 1; amount <= 5; amount++) await temporary.Domain.Account("a").DepositAsync(amount);
        await temporary.Domain.WaitForAsync<Fragile>(5, TimeSpan.FromSeconds(20));
        await temporary.Domain.ProjectionControl.ResetAsync("fragile");
        CommandResult last = await temporary.Domain.Account("a").DepositAsync(6);
        await temporary.Domain.WaitForAsync<Fragile>(last.Position, TimeSpan.FromSeconds(20));
        Assert.Equal([1, 2, 3, 4, 5, 6], (await temporary.Domain.Fragile().FindAsync("a"))!.Amounts);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_rebuild_is_not_seen_before_it_has_caught_up_and_loses_nothing_of_what_comes_meanwhile(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        for (int number = 0; number < 300; number++) await temporary.Domain.Account($"acc-{number % 10}").DepositAsync(1);
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { Partitions = 2 });
        await temporary.Domain.WaitForAsync<AccountBalance>(300, TimeSpan.FromSeconds(20));
        using var stopping = new CancellationTokenSource();
        Task<long> appending = AppendAsync(temporary, grows: false, stopping.Token), querying = QueryAsync(temporary, stopping.Token);
        for (int rebuild = 1; rebuild <= 2; rebuild++)
        {
            await temporary.Domain.ProjectionControl.RebuildAsync("account-balance");
            await temporary.StatusIsAsync("account-balance", info => info.Key.Rebuild == rebuild && info.Stage is ProjectionStage.Live, "is rebuilt");
        }

        await stopping.CancelAsync();
        long appended = await appending;
        Assert.True(await querying > 0);
        await temporary.Domain.WaitForAsync<AccountBalance>(300 + appended, TimeSpan.FromSeconds(20));
        long balance = 0;
        await foreach (AccountBalance row in temporary.Domain.AccountBalance().AllAsync(TestContext.Current.CancellationToken)) balance += row.Balance;
        Assert.Equal(300 + appended, balance);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Dividing_anew_drains_to_one_position_and_every_row_stays_in_order(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using ProjectionWorker worker = await temporary.StartAsync();
        using var stopping = new CancellationTokenSource();
        Task<long> appending = AppendAsync(temporary, grows: true, stopping.Token);
        foreach (int count in new[] { 4, 3, 1, 2 })
        {
            await temporary.Domain.ProjectionControl.RepartitionAsync("fragile", count);
            await temporary.StatusIsAsync("fragile", info => info.Partitions.Count == count && info.Partitions.All(partition => partition.Owner is not null), $"has {count} partitions");
        }

        await stopping.CancelAsync();
        long appended = await appending;
        await temporary.Domain.WaitForAsync<Fragile>(appended, TimeSpan.FromSeconds(20));
        long deposits = 0;
        await foreach (Fragile row in temporary.Domain.Fragile().AllAsync(TestContext.Current.CancellationToken))
        {
            Assert.Equal(row.Amounts.Order(), row.Amounts);
            Assert.Equal(row.Amounts.Distinct(), row.Amounts);
            deposits += row.Amounts.Count;
        }

        Assert.Equal(appended, deposits);
    }

    [Fact]
    public async Task A_projection_with_one_order_cannot_be_divided_and_an_unknown_one_is_said()
    {
        await using var temporary = new TemporaryDomain("memory");
        await using ProjectionWorker worker = await temporary.StartAsync();
        IProjectionControl control = temporary.Domain.ProjectionControl;
        await Assert.ThrowsAsync<InvalidOperationException>(() => control.RepartitionAsync("ledger", 2));
        await Assert.ThrowsAsync<InvalidOperationException>(() => control.RebuildAsync("ledger"));
        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => control.PauseAsync("no-such"));
        Assert.Contains("no-such", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_rebuild_while_a_newer_version_is_being_built_says_so(string store)
    {
        await using var temporary = new TemporaryDomain(store, domain => ChangedModule.Only(domain, "account-balance"));
        await temporary.Domain.Account("a").DepositAsync(1);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.BalanceAtAsync("a", 1);
        // A release that made its version known and was rolled back.
        ProjectionDefinition newer = new NewerReadModel<AccountBalance>().DefinitionOf(new ProjectionKey("account-balance", 2));
        await ((IProjectionStoreSource)temporary.Store).Projections.OpenAsync(newer, TestContext.Current.CancellationToken);
        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => temporary.Domain.ProjectionControl.RebuildAsync("account-balance"));
        Assert.Contains("account-balance (version 2) is being built", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task While_it_is_rebuilt_the_live_one_is_asked_and_what_is_decided_is_for_both(string store)
    {
        await using var temporary = new TemporaryDomain(store, domain => ChangedModule.Only(domain, "fragile"));
        string bad = $"bad-{Guid.NewGuid():N}";
        Fragile.Broken[bad] = 1;
        for (int amount = 1; amount <= 2; amount++) await temporary.Domain.Account(bad).DepositAsync(amount);
        await using (await temporary.StartAsync(TemporaryDomain.Quick with { OnFailure = FailurePolicy.Park })) await temporary.StatusIsAsync("fragile", info => info.Parked == 2, "has parked two");
        IProjectionControl control = temporary.Domain.ProjectionControl;
        await control.RebuildAsync("fragile");
        Assert.Equal(2, (await control.GetParkedAsync("fragile")).Count);
        await control.RetryParkedAsync("fragile");
        Assert.All(await control.GetParkedAsync("fragile"), parked => Assert.True(parked.IsToBeRetried));
        await control.PauseAsync("fragile");
        Assert.All(await temporary.Domain.ProjectionStatus.GetAsync(TestContext.Current.CancellationToken), info => Assert.Equal(ProjectionStatus.Paused, info.Status));
        await control.RepartitionAsync("fragile", 3);
        await control.ResetAsync("fragile");
        Assert.Equal([(0, 3, 0L), (1, 1, 0L)], (await temporary.Domain.ProjectionStatus.GetAsync(TestContext.Current.CancellationToken)).Select(info => (info.Key.Rebuild, info.Partitions.Count, info.Position)));
        Assert.Empty(await control.GetParkedAsync("fragile"));
    }

    // Deposits on ten accounts, of 1 each or growing; how many there were.
    private static async Task<long> AppendAsync(TemporaryDomain temporary, bool grows, CancellationToken stopping)
    {
        long count = 0;
        for (; !stopping.IsCancellationRequested; count++)
        {
            await temporary.Domain.Account($"acc-{count % 10}").DepositAsync(grows ? count + 1 : 1, null, CancellationToken.None);
            await Task.Delay(2, CancellationToken.None);
        }

        return count;
    }

    // What queries see never grows less; how many there were.
    private static async Task<long> QueryAsync(TemporaryDomain temporary, CancellationToken stopping)
    {
        long count = 0, last = 0;
        for (; !stopping.IsCancellationRequested; count++)
        {
            AccountBalance row = Assert.IsType<AccountBalance>(await temporary.Domain.AccountBalance().FindAsync("acc-3", CancellationToken.None));
            Assert.True(row.Balance >= last, $"The balance went back from {last} to {row.Balance}");
            last = row.Balance;
            await Task.Delay(1, CancellationToken.None);
        }

        return count;
    }
}
