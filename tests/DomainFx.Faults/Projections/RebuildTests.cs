using System.Diagnostics;
using DomainFx.Faults.Child;
using DomainFx.Faults.Projections.Model;
using DomainFx.Projections;
using DomainFx.Testing.Postgres;

namespace DomainFx.Faults.Projections;

/// <summary>A release with a changed read model is rolled out, back and out again while events arrive and queries run.</summary>
public sealed class RebuildTests
{
    private const int Rate = 1_000;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Phase = Environment.GetEnvironmentVariable("DOMAINFX_LONG") == "1" ? TimeSpan.FromSeconds(30) : TimeSpan.FromSeconds(2);

    [Fact]
    public async Task No_query_fails_or_sees_a_table_that_is_not_whole_and_nodes_of_two_releases_settle()
    {
        await using var server = await PostgresServer.StartClusterAsync();
        var place = server.ConnectionString;
        await using var domain = TallyDomain.Open(place);
        var database = new TallyDatabase(place);
        await domain.Store.GetHeadAsync();
        await database.ExecuteAsync(Ledger.Table);
        await using var old = await StartAsync(WorkerProcess.ThisRelease, place, "old");
        var stages = new StageLog(((IProjectionStoreSource)domain.Store).Projections, "key-tally");
        using var stopped = new CancellationTokenSource();
        var traffic = new TallyTraffic(domain, keys: 3_000, wipes: false);
        var watch = Stopwatch.StartNew();
        var appending = traffic.RunAsync(Rate, stopped.Token);
        var logging = stages.RunAsync(stopped.Token);
        await Task.Delay(Phase, TestContext.Current.CancellationToken);
        await HasRowsAsync(database);
        var querying = QueryAsync(database, stopped.Token);

        // Rolled out node by node: for a while both run.
        var next = await StartAsync(WorkerProcess.NextRelease, place, "next");
        await stages.WaitForAsync("v2 Live");
        await Task.Delay(Phase, TestContext.Current.CancellationToken);
        await old.StopAsync();

        // Rolled back: only the older release runs.
        await next.StopAsync();
        await next.DisposeAsync();
        await using var older = await StartAsync(WorkerProcess.ThisRelease, place, "older");
        await Task.Delay(Phase + Lease, TestContext.Current.CancellationToken);

        await using var again = await StartAsync(WorkerProcess.NextRelease, place, "again");
        await stopped.CancelAsync();
        await Task.WhenAll(appending, logging);
        var rate = traffic.Appended / watch.Elapsed.TotalSeconds;
        await TallyRows.CaughtUpAsync(domain);
        TestContext.Current.SendDiagnosticMessage($"{traffic.Appended} events, {rate:F0} a second; {await querying} queries; {string.Join(", ", stages.Changes)}");

        Assert.Equal(["v1 Live", "v2 Building", "v1 Retired", "v2 Live"], stages.Changes);
        var expected = await TallyFold.ReadAsync(domain);
        await TallyRows.ExpectKeysAsync(domain, expected);
        var greatest = await database.QueryAsync("SELECT name, greatest FROM domainfx.key_tally", row => (row.GetString(0), row.GetInt64(1)));
        Assert.Equal(expected.Keys.Select(key => (key.Key, key.Value.Greatest)).Order(), greatest.Order());
    }

    private static Task<WorkerProcess> StartAsync(string program, string place, string name) => WorkerProcess.StartAsync(program, place, name, Lease, partitions: 2);

    // From the first row on no query may find none: on a busy machine it comes late.
    private static async Task HasRowsAsync(TallyDatabase database)
    {
        for (var watch = Stopwatch.StartNew(); await RowsAsync(database) is (0, _); await Task.Delay(20)) Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "the worker wrote no row in a minute.");
    }

    private static async Task<(long Rows, decimal Sum)> RowsAsync(TallyDatabase database) =>
        (await database.QueryAsync("SELECT count(*), coalesce(sum(count), 0) FROM domainfx.key_tally", row => (row.GetInt64(0), row.GetDecimal(1))))[0];

    /// <summary>Queries columns that do not change. Counts only grow: less than before would be a table that is empty or half built.</summary>
    private static async Task<int> QueryAsync(TallyDatabase database, CancellationToken stopped)
    {
        (long Rows, decimal Sum) last = (1, 1);
        var queries = 0;
        for (; !stopped.IsCancellationRequested; queries++)
        {
            var now = await RowsAsync(database);
            Assert.True(now.Rows >= last.Rows && now.Sum >= last.Sum, $"A query saw {now} after {last}");
            last = now;
        }

        return queries;
    }
}
