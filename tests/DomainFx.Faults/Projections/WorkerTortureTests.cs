using System.Diagnostics;
using DomainFx.Faults.Projections.Model;
using DomainFx.Testing.Postgres;

namespace DomainFx.Faults.Projections;

/// <summary>Whatever happens to workers and the server: afterwards every row is what all events make of it, none applied twice, none missed, each key's in order.</summary>
public sealed class WorkerTortureTests
{
    private const int Keys = 3_000;
    private const int Rate = 600;
    private const int Partitions = 4;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Duration = Environment.GetEnvironmentVariable("DOMAINFX_LONG") == "1" ? TimeSpan.FromMinutes(3) : TimeSpan.FromSeconds(9);

    [Fact]
    public async Task Three_workers_on_sqlite_that_are_killed_stopped_and_frozen_apply_every_event_once()
    {
        using var folder = new TemporaryFolder();
        await TortureAsync(folder.File, new Random(1), crew => crew.HitAsync());
    }

    [Fact]
    public async Task Three_workers_on_postgres_that_are_killed_stopped_and_frozen_while_the_server_restarts_apply_every_event_once()
    {
        await using var server = await PostgresServer.StartClusterAsync();
        var random = new Random(2);
        await TortureAsync(server.ConnectionString, random, crew => random.Next(4) == 0 ? server.RestartAsync(PostgresStop.Immediate) : crew.HitAsync());
    }

    private static async Task TortureAsync(string place, Random random, Func<WorkerCrew, Task> hitAsync)
    {
        await using Domain domain = TallyDomain.Open(place), second = TallyDomain.Open(place);
        var database = new TallyDatabase(place);
        await domain.Store.GetHeadAsync();
        await database.ExecuteAsync(Ledger.Table);
        await using var crew = new WorkerCrew(place, Lease, Partitions, random.Next());
        await crew.StartAsync();

        using var stopped = new CancellationTokenSource();
        var traffic = new TallyTraffic(domain, Keys);
        var pockets = new PocketTraffic(domain, second);
        var appending = Task.WhenAll(traffic.RunAsync(Rate, stopped.Token), pockets.RunAsync(stopped.Token));
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Duration;)
        {
            await Task.Delay(random.Next(100, 600));
            await hitAsync(crew);
        }

        await stopped.CancelAsync();
        await appending;
        await TallyRows.CaughtUpAsync(domain);
        await crew.StopAsync();
        TestContext.Current.SendDiagnosticMessage($"{traffic.Appended} events; {pockets.Done}; {crew.Killed} workers killed, {crew.Stopped} stopped, {crew.Frozen} frozen past their lease");
        await ExpectAsync();

        async Task ExpectAsync()
        {
            try
            {
                await TallyRows.ExpectAsync(domain, database);
            }
            catch
            {
                TestContext.Current.SendDiagnosticMessage(crew.Said);
                throw;
            }
        }
    }
}
