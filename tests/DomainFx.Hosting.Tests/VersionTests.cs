using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;

namespace DomainFx.Hosting.Tests;

/// <summary>A higher version is built beside the live one and takes its place; an older program leaves it alone.</summary>
public sealed class VersionTests
{
    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_rolling_deployment_and_a_rollback_settle(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using Domain newer = temporary.Open(NewerReadModel<AccountBalance>.Register);
        for (int number = 0; number < 100; number++) await temporary.Domain.Account($"acc-{number % 5}").DepositAsync(1);
        ProjectionWorker old = await temporary.StartAsync(TemporaryDomain.Quick with { Owner = "old" });
        await temporary.BalanceAtAsync("acc-1", 20);

        // Both at once: the new one builds and switches, the old one stays away from then on.
        ProjectionWorker @new = await temporary.StartAsync(TemporaryDomain.Quick with { Owner = "new" }, newer);
        await temporary.StatusIsAsync("account-balance", info => info is { Key.Version: 2, Stage: ProjectionStage.Live }, "is live in version 2");
        Assert.Equal(20, (await temporary.Domain.AccountBalance().FindAsync("acc-1"))!.Balance);
        await temporary.Domain.Account("acc-1").DepositAsync(1);
        await temporary.BalanceAtAsync("acc-1", 21);
        await @new.DisposeAsync();

        // Rolled back: the old program neither rebuilds nor takes over, and queries find what the new one left.
        await old.DisposeAsync();
        await using ProjectionWorker back = await temporary.StartAsync(TemporaryDomain.Quick with { Owner = "back" });
        CommandResult last = await temporary.Domain.Account("acc-1").DepositAsync(1);
        await temporary.Domain.WaitForAsync<Fragile>(last.Position, TimeSpan.FromSeconds(20));
        Assert.Equal(21, (await temporary.Domain.AccountBalance().FindAsync("acc-1"))!.Balance);
        ProjectionInfo info = Assert.Single(await temporary.Domain.ProjectionStatus.GetAsync(TestContext.Current.CancellationToken), info => info.Key.Name == "account-balance");
        Assert.Equal((2, ProjectionStage.Live, null), (info.Key.Version, info.Stage, info.Partitions[0].Owner));
        await using ProjectionWorker again = await temporary.StartAsync(TemporaryDomain.Quick with { Owner = "again" }, newer);
        await temporary.BalanceAtAsync("acc-1", 22);
    }

    [Fact]
    public async Task A_view_of_the_users_that_keeps_a_version_back_stops_it_with_an_error_that_names_the_view_and_what_to_do()
    {
        await using var temporary = new TemporaryDomain("postgres");
        await using Domain newer = temporary.Open(domain => ChangedModule.With(domain, new NewerReadModel<AccountBalance> { Renamed = new Dictionary<string, string>(StringComparer.Ordinal) { ["city"] = "town" } }));
        await temporary.Domain.Account("a").DepositAsync(1);
        await using (await temporary.StartAsync()) await temporary.BalanceAtAsync("a", 1);
        await temporary.SqlAsync("CREATE VIEW rich_cities AS SELECT city FROM account_balance WHERE balance > 1000");
        await using ProjectionWorker worker = await temporary.StartAsync(domain: newer);
        await temporary.StatusIsAsync("account-balance", info => info is { Key.Version: 2, Status: ProjectionStatus.Stopped }, "has stopped in version 2");
        ProjectionInfo stopped = await temporary.StatusAsync("account-balance");
        foreach (string part in new[] { "account-balance", "version 2", "rich_cities", "resume" }) Assert.Contains(part, stopped.Error, StringComparison.Ordinal);
        await temporary.LogsAsync(line => line is { Id: 2202, Level: Microsoft.Extensions.Logging.LogLevel.Error } && line.Text.Contains("account-balance", StringComparison.Ordinal), "it is logged");

        await temporary.SqlAsync("DROP VIEW rich_cities");
        await temporary.Domain.ProjectionControl.ResumeAsync("account-balance");
        await temporary.StatusIsAsync("account-balance", info => info is { Key.Version: 2, Stage: ProjectionStage.Live }, "is live in version 2");
        Assert.Equal(1, await temporary.SqlAsync("SELECT count(*) FROM account_balance WHERE town IS NULL"));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Before_it_is_live_a_finder_says_so_or_waits(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.Domain.Account("a").DepositAsync(1);
        await Assert.ThrowsAsync<ReadModelNotReadyException>(() => temporary.Domain.AccountBalance().FindAsync("a"));
        ProjectionWaitException exception = await Assert.ThrowsAsync<ProjectionWaitException>(() => temporary.Domain.AccountBalance().WaitUntilReadyAsync(TimeSpan.FromMilliseconds(50)));
        Assert.Equal(ProjectionWaitFailure.TimedOut, exception.Reason);
        Task waiting = temporary.Domain.AccountBalance().WaitUntilReadyAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await waiting;
        await temporary.Domain.AccountBalance().FindAsync("a");
    }
}
