using System.Data.Common;
using System.Globalization;
using DomainFx.Hosting.Tests.Model;
using DomainFx.Stores;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace DomainFx.Hosting.Tests;

/// <summary>A domain on a store of its own, in memory or in a file.</summary>
internal sealed class TemporaryDomain : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("domainfx-hosting-");
    private readonly string _store;

    public TemporaryDomain(string store)
    {
        _store = store;
        Domain = Open();
        Services = new ServiceCollection().AddSingleton(Outbox).AddSingleton(Faults).BuildServiceProvider();
    }

    public Domain Domain { get; }

    public ServiceProvider Services { get; }

    public Outbox Outbox { get; } = new();

    public Faults Faults { get; } = new();

    public ListLogger Log { get; } = new();

    public string File => Path.Combine(_folder.FullName, "store.db");

    public IEventStore Store => Domain.Store;

    /// <summary>Quick to notice what happens elsewhere.</summary>
    public static ProjectionOptions Quick { get; } = new()
    {
        BatchSize = 16, TakeoverInterval = TimeSpan.FromMilliseconds(20), IdleCheckpointInterval = TimeSpan.FromMilliseconds(20),
        LeaseDuration = TimeSpan.FromSeconds(1.2), FirstDelay = TimeSpan.FromMilliseconds(5), MaxAttempts = 3,
    };

    /// <summary>The same store as another process sees it; one in memory is seen by one process only.</summary>
    public Domain Open() => Domain.Create(domain =>
    {
        domain.AddDomainFxHostingTests();
        if (_store == "sqlite") domain.UseSqlite($"Data Source={File}");
        else domain.UseInMemory();
    });

    public Task<ProjectionWorker> StartAsync(ProjectionOptions? options = null, Domain? domain = null) =>
        ProjectionWorker.StartAsync(domain ?? Domain, options ?? Quick, Services, Log, TestContext.Current.CancellationToken);

    /// <summary>Runs SQL of a user.</summary>
    public async Task<long> SqlAsync(string sql)
    {
        await using DbConnection connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) ?? 0L, CultureInfo.InvariantCulture);
    }

    public Task CreateLedgersAsync() => SqlAsync(
        "CREATE TABLE ledger (position INTEGER PRIMARY KEY, account TEXT NOT NULL, amount INTEGER NOT NULL); CREATE TABLE account_ledger (account TEXT NOT NULL, version INTEGER NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (account, version))");

    /// <summary>Waits until a condition holds, and fails loudly if it never does.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> condition, string what)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            Assert.False(timeout.IsCancellationRequested, $"After 30 s it is still not so: {what}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async Task<AccountBalance> BalanceAtAsync(string id, long balance)
    {
        AccountBalance? row = null;
        await EventuallyAsync(async () => (row = await Domain.AccountBalance().FindAsync(id))?.Balance == balance, $"the balance of {id} is {balance}");
        return row!;
    }

    public async Task<ProjectionInfo> StatusAsync(string projection) =>
        (await Domain.ProjectionStatus.GetAsync(TestContext.Current.CancellationToken)).Last(info => info.Key.Name == projection);

    public Task StatusIsAsync(string projection, Func<ProjectionInfo, bool> condition, string what) =>
        EventuallyAsync(async () => condition(await StatusAsync(projection)), $"{projection} {what}");

    public async ValueTask DisposeAsync()
    {
        await Domain.DisposeAsync();
        await Services.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
