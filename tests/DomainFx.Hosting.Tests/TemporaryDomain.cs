using System.Data.Common;
using System.Globalization;
using DomainFx.Hosting.Tests.Model;
using DomainFx.Postgres;
using DomainFx.Stores;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DomainFx.Hosting.Tests;

/// <summary>A domain on a store of its own: in memory, in a file, or in a schema of a server.</summary>
internal sealed class TemporaryDomain : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("domainfx-hosting-");
    private readonly string _schema = $"t{Guid.NewGuid():N}";
    private readonly string _store;
    private readonly Func<DomainFxBuilder, DomainFxBuilder> _modules;

    public TemporaryDomain(string store, Func<DomainFxBuilder, DomainFxBuilder>? modules = null)
    {
        _store = store;
        _modules = modules ?? (domain => domain.AddDomainFxHostingTests());
        Domain = Open();
        Services = new ServiceCollection().AddSingleton(Outbox).AddSingleton(Faults).BuildServiceProvider();
    }

    public Domain Domain { get; }

    public ServiceProvider Services { get; }

    public Outbox Outbox { get; } = new();

    public Faults Faults { get; } = new();

    public ListLogger Log { get; } = new();

    public static TheoryData<string> Stores => ["memory", "sqlite", "postgres"];

    /// <summary>Those that other processes see too.</summary>
    public static TheoryData<string> Databases => ["sqlite", "postgres"];

    public bool IsSqlite => _store == "sqlite";

    public string File => Path.Combine(_folder.FullName, "store.db");

    public IEventStore Store => Domain.Store;

    /// <summary>Quick to notice what happens elsewhere. No lease runs out under a worker that a busy machine holds up.</summary>
    public static ProjectionOptions Quick { get; } = new()
    {
        BatchSize = 16, TakeoverInterval = TimeSpan.FromMilliseconds(20), IdleCheckpointInterval = TimeSpan.FromMilliseconds(20),
        LeaseDuration = TimeSpan.FromSeconds(6), FirstDelay = TimeSpan.FromMilliseconds(5), MaxAttempts = 3,
    };

    /// <summary>The same, where a lease is to run out.</summary>
    public static ProjectionOptions Expiring { get; } = Quick with { LeaseDuration = TimeSpan.FromSeconds(1.2) };

    /// <summary>The same store as another process sees it; one in memory is seen by one process only, as which it is the same object.</summary>
    public Domain Open(Func<DomainFxBuilder, DomainFxBuilder>? modules = null) => Domain.Create(domain => _ = _store switch
    {
        "sqlite" => (modules ?? _modules)(domain).UseSqlite($"Data Source={File}"),
        "postgres" => (modules ?? _modules)(domain).UsePostgres(new PostgresStoreOptions { ConnectionString = ServerConnection, Schema = _schema }),
        _ when Domain is null => (modules ?? _modules)(domain).UseInMemory(),
        _ => (modules ?? _modules)(domain).UseStore(_ => Domain.Store),
    });

    // What the user's SQL does not qualify is in the schema of the test.
    private string ServerConnection => new NpgsqlConnectionStringBuilder(PostgresFixture.ConnectionString) { SearchPath = _schema, MaxPoolSize = 30 }.ConnectionString;

    public Task<ProjectionWorker> StartAsync(ProjectionOptions? options = null, Domain? domain = null) =>
        ProjectionWorker.StartAsync(domain ?? Domain, options ?? Quick, Services, Log, TestContext.Current.CancellationToken);

    /// <summary>Runs SQL of a user.</summary>
    public async Task<long> SqlAsync(string sql)
    {
        await using DbConnection connection = _store == "sqlite" ? new SqliteConnection($"Data Source={File};Pooling=False") : new NpgsqlConnection(ServerConnection);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) ?? 0L, CultureInfo.InvariantCulture);
    }

    public async Task CreateLedgersAsync()
    {
        // The store makes its file or schema with the first use.
        await Store.GetHeadAsync(TestContext.Current.CancellationToken);
        await SqlAsync(
            "CREATE TABLE ledger (position BIGINT PRIMARY KEY, account TEXT NOT NULL, amount BIGINT NOT NULL); CREATE TABLE account_ledger (account TEXT NOT NULL, version BIGINT NOT NULL, amount BIGINT NOT NULL, PRIMARY KEY (account, version))");
    }

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

    /// <summary>Waits until something is logged: what others can see in the store may be there a moment before.</summary>
    public Task LogsAsync(Func<(int Id, LogLevel Level, string Text), bool> isIt, string what) => EventuallyAsync(() => Task.FromResult(Log.Lines.Any(isIt)), what);

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
