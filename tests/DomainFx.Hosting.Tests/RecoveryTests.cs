using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;
using DomainFx.Testing.Postgres;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DomainFx.Hosting.Tests;

/// <summary>What happens to the database is said clearly, and passes without a restart of the worker.</summary>
public sealed class RecoveryTests
{
    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_dropped_table_is_made_anew_and_filled_from_the_first_event(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using ProjectionWorker worker = await temporary.StartAsync();
        for (int amount = 1; amount <= 3; amount++) await temporary.Domain.Account("a").DepositAsync(amount);
        await temporary.Domain.WaitForAsync<Fragile>(3, TimeSpan.FromSeconds(20));
        await temporary.SqlAsync(store == "postgres" ? "DROP TABLE fragile__v1 CASCADE" : "DROP TABLE fragile__v1");
        for (int amount = 4; amount <= 5; amount++) await temporary.Domain.Account("a").DepositAsync(amount);
        await temporary.Domain.Account("b").DepositAsync(1);
        await temporary.LogsAsync(line => line.Level == LogLevel.Error && line.Text.Contains("fragile", StringComparison.Ordinal), "the dropped table is said");
        await TemporaryDomain.EventuallyAsync(async () => await AmountsAsync(temporary) is [1, 2, 3, 4, 5], "the row is folded again");
        await temporary.BalanceAtAsync("a", 15);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_read_model_whose_name_is_taken_stops_no_other_and_begins_when_it_is_free(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.Domain.Account("a").DepositAsync(1);
        await temporary.SqlAsync("CREATE TABLE fragile (mine integer)");
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.BalanceAtAsync("a", 1);
        await temporary.LogsAsync(line => line.Id == 2204 && line.Text.Contains("fragile", StringComparison.Ordinal), "the read model that cannot be made is said");
        await temporary.SqlAsync("DROP TABLE fragile");
        await temporary.Domain.WaitForAsync<Fragile>(1, TimeSpan.FromSeconds(20));
        Assert.Equal([1], await AmountsAsync(temporary));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_table_with_other_columns_under_the_same_version_is_not_written(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        var table = new TableDefinition("fragile", 1, 1, [new("account_id", ColumnType.Text), new("other", ColumnType.Text, IsNullable: true)]);
        IProjectionStore projections = ((IProjectionStoreSource)temporary.Store).Projections;
        await projections.OpenAsync(new ProjectionDefinition { Key = new ProjectionKey("fragile", 1), Table = table }, TestContext.Current.CancellationToken);
        await using (await temporary.StartAsync())
        {
            // One is taken in the round in which the other would be.
            for (int amount = 1; amount <= 3; amount++)
            {
                await temporary.Domain.Account("a").DepositAsync(1);
                await temporary.BalanceAtAsync("a", amount);
            }

            await temporary.LogsAsync(line => line.Id == 2204 && line.Text.Contains("fragile", StringComparison.Ordinal), "the other columns are said");
            Assert.Null((await temporary.StatusAsync("fragile")).Partitions[0].Owner);
        }

        Assert.DoesNotContain(temporary.Log.Lines, line => line.Id == 2001 && line.Text.Contains("fragile", StringComparison.Ordinal));
        Assert.Equal(0, (await temporary.StatusAsync("fragile")).Partitions[0].Position);
    }

    [Fact]
    public async Task A_file_that_another_program_locks_holds_everything_up_for_as_long_as_it_is_locked()
    {
        await using var temporary = new TemporaryDomain("sqlite");
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Expiring);
        await temporary.Domain.Account("a").DepositAsync(1);
        await temporary.BalanceAtAsync("a", 1);
        await using (var connection = new SqliteConnection($"Data Source={temporary.File};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            // Longer than the store waits for a lock, and than the leases last.
            await temporary.LogsAsync(line => line.Text.Contains("is locked by another connection", StringComparison.Ordinal), "the lock is said");
        }

        await temporary.Domain.Account("a").DepositAsync(2);
        await temporary.BalanceAtAsync("a", 3);
    }

    [Fact]
    public async Task A_checkpoint_that_is_not_in_the_store_stops_the_projection_loudly_until_it_is_reset()
    {
        await using var temporary = new TemporaryDomain("sqlite");
        await using (await temporary.StartAsync())
        {
            await temporary.Domain.Account("a").DepositAsync(1);
            await temporary.Domain.WaitForAsync<Fragile>(1, TimeSpan.FromSeconds(20));
        }

        await temporary.SqlAsync("UPDATE domainfx_partitions SET position = 999 WHERE name = 'fragile'");
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.StatusIsAsync("fragile", info => info.Status is ProjectionStatus.Stopped, "has stopped");
        Assert.Contains("position 999", (await temporary.StatusAsync("fragile")).Error, StringComparison.Ordinal);
        await temporary.LogsAsync(line => line is { Id: 2202, Level: LogLevel.Error }, "the stop is said");
        await temporary.BalanceAtAsync("a", 1);
        await temporary.Domain.ProjectionControl.ResetAsync("fragile");
        await TemporaryDomain.EventuallyAsync(async () => await AmountsAsync(temporary) is [1], "the row is folded again");
    }

    [Fact]
    public async Task A_server_that_is_restarted_or_gone_for_a_while_costs_no_event()
    {
        await using PostgresServer server = await PostgresServer.StartClusterAsync(cancellationToken: TestContext.Current.CancellationToken);
        var log = new ListLogger();
        await using Domain domain = Domain.Create(builder => builder.AddDomainFxHostingTests().UsePostgres(
            new Postgres.PostgresStoreOptions { ConnectionString = server.ConnectionString, RetryTimeout = TimeSpan.FromMilliseconds(200) }));
        await using ProjectionWorker worker = await ProjectionWorker.StartAsync(domain, TemporaryDomain.Quick with { MaxDelay = TimeSpan.FromMilliseconds(200) }, null, log, TestContext.Current.CancellationToken);
        for (int amount = 1; amount <= 20; amount++) await domain.Account("a").DepositAsync(amount);
        await server.StopAsync(PostgresStop.Immediate, TestContext.Current.CancellationToken);
        await TemporaryDomain.EventuallyAsync(() => Task.FromResult(log.Lines.Any(line => line.Id is 2101 or 2201 or 2203)), "it is said that the server is gone");
        await Task.Delay(1_500, TestContext.Current.CancellationToken);
        await server.StartAgainAsync(TestContext.Current.CancellationToken);
        CommandResult last = await RetriedAsync(() => domain.Account("a").DepositAsync(21));
        try
        {
            await domain.WaitForAsync<Fragile>(last.Position, TimeSpan.FromSeconds(30));
        }
        catch (ProjectionWaitException exception)
        {
            Assert.Fail($"{exception.Message} The worker said:\n{string.Join('\n', log.Lines)}");
        }

        Assert.Equal(Enumerable.Range(1, 21).Select(amount => (long)amount), (await domain.Fragile().FindAsync("a"))!.Amounts);
    }

    [Fact]
    public async Task A_page_from_before_a_restart_is_not_met_again()
    {
        await using var temporary = new TemporaryDomain("memory");
        await using Domain domain = Domain.Create(builder => builder.AddDomainFxHostingTests().UseStore(_ => RestartedStore.On(temporary.Store, "fragile", from: 1)));
        await using ProjectionWorker worker = await temporary.StartAsync(domain: domain);
        await domain.Account("a").DepositAsync(1);
        await domain.WaitForAsync<Fragile>(1, TimeSpan.FromSeconds(20));
        CommandResult last = await domain.Account("a").DepositAsync(2);
        await domain.WaitForAsync<Fragile>(last.Position, TimeSpan.FromSeconds(20));
        Assert.Equal([1, 2], (await domain.Fragile().FindAsync("a"))!.Amounts);
        Assert.Contains(temporary.Log.Lines, line => line.Id == 2106);
    }

    private static async Task<IReadOnlyList<long>> AmountsAsync(TemporaryDomain temporary)
    {
        try
        {
            return (await temporary.Domain.Fragile().FindAsync("a"))?.Amounts ?? [];
        }
        catch (EventStoreException)
        {
            // The table is not there.
            return [];
        }
    }

    private static async Task<CommandResult> RetriedAsync(Func<Task<CommandResult>> send)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await send();
            }
            catch (EventStoreException) when (attempt < 50)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }
}
