using DomainFx;
using DomainFx.Postgres;
using DomainFx.Testing.Postgres;
using Watch.Tests;

namespace Bank.Tests;

/// <summary>The program with --watch, as a user starts it: commands flow, read models follow, another worker takes over.</summary>
public sealed class WatchTests : IDisposable
{
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bank-watch-");

    [Fact]
    public async Task On_sqlite_rows_follow_and_a_second_worker_takes_over()
    {
        var file = $"Data Source={Path.Combine(_folder.FullName, "bank.db")}";
        await using var domain = Domain.Create(bank => bank.AddBank().UseSqlite(file));
        await WatchAsync(domain, postgres: null);
    }

    [Fact]
    public async Task On_postgres_rows_follow_and_a_second_worker_takes_over()
    {
        await using var server = await PostgresServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var domain = Domain.Create(bank => bank.AddBank().UsePostgres(new PostgresStoreOptions { ConnectionString = server.ConnectionString, Schema = "bank" }));
        await WatchAsync(domain, server.ConnectionString);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task WatchAsync(Domain domain, string? postgres)
    {
        await using var first = WatchedProgram.Start("Bank", _folder.FullName, postgres, "--watch");
        await first.SaysAsync("account-balance v1: Live");
        await ReadsAsync(domain, "of-first");
        await FlowAsync(domain);

        await using var second = WatchedProgram.Start("Bank", _folder.FullName, postgres, "--worker");
        await second.SaysAsync("account-balance v1: Live");
        first.Kill();
        await ReadsAsync(domain, "of-second");
        await second.SaysAsync($"/{second.Id}/");

        await using var third = WatchedProgram.Start("Bank", _folder.FullName, postgres, "--worker");
        await third.SaysAsync("account-balance v1: Live");
        Assert.Equal(0, await second.EndAsync());
        // Whoever ends in order gives its work back, and nobody waits for leases to run out.
        Assert.DoesNotContain(await OwnersAsync(domain), owner => owner.Contains($"/{second.Id}/", StringComparison.Ordinal));
        await ReadsAsync(domain, "of-third");
        Assert.Equal(0, await third.EndAsync());
    }

    /// <summary>The program's own commands arrive in the rows.</summary>
    private static async Task FlowAsync(Domain domain)
    {
        using var limit = new CancellationTokenSource(Takeover);
        while ((await domain.AccountBalance().PageAsync(5, limit.Token)).Count < 5) await Task.Delay(50, limit.Token);
    }

    private static async Task<IEnumerable<string>> OwnersAsync(Domain domain) =>
        (await domain.ProjectionStatus.GetAsync()).SelectMany(info => info.Partitions).Select(partition => partition.Owner).OfType<string>();

    /// <summary>A row follows its command although whoever had the read model ended a moment ago.</summary>
    private static async Task ReadsAsync(Domain domain, string accountId)
    {
        var opened = await domain.BankAccount(accountId).OpenAsync(1_000);

        await domain.WaitForAsync<AccountBalance>(opened.Position, Takeover);
        await domain.WaitForAsync<AccountTransaction>(opened.Position, Takeover);

        Assert.Equal(1_000, (await domain.AccountBalance().FindAsync(accountId))!.Balance);
        Assert.Equal(TransactionType.Opening, Assert.Single(await domain.AccountTransaction().FindAsync(AccountTransaction.LastKeys(accountId, 1, 10))).Type);
    }
}
