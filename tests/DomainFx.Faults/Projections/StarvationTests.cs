using DomainFx.Faults.Disks;
using DomainFx.Faults.Projections.Model;
using DomainFx.Postgres;
using DomainFx.Projections;
using DomainFx.Testing.Postgres;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DomainFx.Faults.Projections;

/// <summary>A database that gives no connection, or lets nothing be written: the worker says so and which, and goes on by itself when that has passed.</summary>
public sealed class StarvationTests
{
    private static readonly ProjectionOptions Options = new() { MaxAttempts = 2, FirstDelay = TimeSpan.FromMilliseconds(20), MaxDelay = TimeSpan.FromMilliseconds(200), LeaseDuration = TimeSpan.FromSeconds(2) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_connection_left_in_the_pool_projections_wait_until_there_is_one()
    {
        await using var server = await PostgresServer.StartClusterAsync(cancellationToken: Token);
        const int Connections = 4;
        var place = new NpgsqlConnectionStringBuilder(server.ConnectionString) { MaxPoolSize = Connections, Timeout = 1 }.ConnectionString;
        await using var traffic = TallyDomain.Open(server.ConnectionString);
        await using var domain = Domain.Create(builder => builder.AddDomainFxFaults().UsePostgres(new PostgresStoreOptions { ConnectionString = place, RetryTimeout = TimeSpan.FromMilliseconds(200) }));
        await PrepareAsync(traffic, new TallyDatabase(server.ConnectionString));
        var log = new WorkerLog();
        await using var worker = await ProjectionWorker.StartAsync(domain, Options, logger: log, cancellationToken: Token);
        await TallyRows.CaughtUpAsync(traffic);

        List<IProjectionTransaction> held = [];
        var lease = new ProjectionLease(new ProjectionKey("none", 1), 0, "hog", 1, TimeSpan.FromHours(1));
        while (held.Count < Connections)
        {
            try
            {
                held.Add(await ((IProjectionStoreSource)domain.Store).Projections.BeginAsync(lease, Token));
            }
            catch (EventStoreException)
            {
                // The worker was quicker; it gives its connections back.
            }
        }

        await AppendAsync(traffic);
        await log.SaysAsync("connection pool has been exhausted");
        foreach (var transaction in held) await transaction.DisposeAsync();
        await ExpectAllAsync(traffic, new TallyDatabase(server.ConnectionString));
    }

    [Fact]
    public async Task On_postgres_a_read_only_database_holds_projections_up_until_it_can_be_written()
    {
        await using var server = await PostgresServer.StartClusterAsync(cancellationToken: Token);
        await using var domain = Domain.Create(builder => builder.AddDomainFxFaults().UsePostgres(new PostgresStoreOptions { ConnectionString = server.ConnectionString, RetryTimeout = TimeSpan.FromMilliseconds(200) }));
        // Who writes all the same.
        await using var traffic = TallyDomain.Open(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Options = "-c default_transaction_read_only=off" }.ConnectionString);
        var database = new TallyDatabase(server.ConnectionString);
        await PrepareAsync(traffic, database);
        var log = new WorkerLog();
        await using var worker = await ProjectionWorker.StartAsync(domain, Options, logger: log, cancellationToken: Token);
        await TallyRows.CaughtUpAsync(traffic);

        await database.ExecuteAsync("ALTER SYSTEM SET default_transaction_read_only = on");
        await database.ExecuteAsync("SELECT pg_reload_conf()");
        await AppendAsync(traffic);
        await log.SaysAsync("is read-only");
        await log.SaysAsync("default_transaction_read_only");
        await database.ExecuteAsync("ALTER SYSTEM RESET default_transaction_read_only");
        await database.ExecuteAsync("SELECT pg_reload_conf()");
        await ExpectAllAsync(traffic, database);
    }

    [Fact]
    public async Task On_sqlite_a_read_only_file_holds_projections_up_until_it_can_be_written()
    {
        using var folder = new TemporaryFolder();
        var database = new TallyDatabase(folder.File);
        await using (var traffic = TallyDomain.Open(folder.File))
        {
            await PrepareAsync(traffic, database);
            await AppendAsync(traffic);
        }

        await using var protection = await ReadOnlyFile.ProtectAsync(folder.File);
        await using var domain = TallyDomain.Open(folder.File);
        var log = new WorkerLog();
        await using var worker = await ProjectionWorker.StartAsync(domain, Options, logger: log, cancellationToken: Token);
        await log.SaysAsync($"'{folder.File}' is read-only");
        await protection.AllowWritingAsync();
        await ExpectAllAsync(domain, database);
    }

    [Fact]
    public async Task A_full_disk_holds_projections_up_until_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 3);
        var ballast = Path.Combine(Path.GetDirectoryName(disk.File)!, "ballast");
        var database = new TallyDatabase(disk.File);
        await using var domain = TallyDomain.Open(disk.File);
        await PrepareAsync(domain, database);
        var log = new WorkerLog();
        await using (var worker = await ProjectionWorker.StartAsync(domain, Options, logger: log, cancellationToken: Token)) await TallyRows.CaughtUpAsync(domain);
        await AppendAsync(domain);
        await FillAsync(ballast);
        await using (var worker = await ProjectionWorker.StartAsync(domain, Options, logger: log, cancellationToken: Token))
        {
            await log.SaysAsync("full. Make room and try again");
            File.Delete(ballast);
            await ExpectAllAsync(domain, database);
        }
    }

    private static async Task PrepareAsync(Domain domain, TallyDatabase database)
    {
        await domain.Store.GetHeadAsync(Token);
        await database.ExecuteAsync(Ledger.Table);
        await AppendAsync(domain);
    }

    private static async Task AppendAsync(Domain domain)
    {
        var traffic = new TallyTraffic(domain, keys: 10);
        for (var number = 0; number < 20; number++) await traffic.AppendAsync($"{number}", new Bumped($"group-{number % 3}", ["key-all", $"key-{number}"], number));
    }

    private static async Task ExpectAllAsync(Domain domain, TallyDatabase database)
    {
        await TallyRows.CaughtUpAsync(domain);
        await TallyRows.ExpectAsync(domain, database);
    }

    private static async Task FillAsync(string file)
    {
        try
        {
            await using var stream = File.Create(file, bufferSize: 1);
            for (var page = new byte[4096]; ;) await stream.WriteAsync(page, Token);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    /// <summary>What a worker said.</summary>
    private sealed class WorkerLog : ILogger
    {
        private readonly List<string> _lines = [];

        public async Task SaysAsync(string text)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (!Says(text))
            {
                Assert.False(limit.IsCancellationRequested, $"It never said '{text}', but:\n{string.Join('\n', _lines)}");
                await Task.Delay(20, Token);
            }
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel < LogLevel.Warning) return;
            lock (_lines) _lines.Add($"{formatter(state, exception)} {exception?.Message}");
        }

        private bool Says(string text)
        {
            lock (_lines) return _lines.Exists(line => line.Contains(text, StringComparison.Ordinal));
        }
    }
}
