using System.Diagnostics;
using DomainFx.Faults.Child;
using DomainFx.Postgres;
using DomainFx.Projections;
using DomainFx.Testing.Postgres;

namespace DomainFx.Faults.Postgres;

/// <summary>A worker that stands still past its lease, and then goes on, writes nothing; and its successor does not wait for it.</summary>
public sealed class PausedWorkerTests
{
    private static readonly TimeSpan MuchLonger = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task A_worker_that_goes_on_after_another_took_over_writes_nothing()
    {
        await using var server = await PostgresServer.StartAsync(new PostgresServerOptions());
        await using var store = new PostgresEventStore(new PostgresStoreOptions { ConnectionString = server.ConnectionString, Schema = "paused" });
        using var child = Start(server, "batches");
        while (await child.StandardOutput.ReadLineAsync() is not "20") Assert.False(child.HasExited);
        await SignalAsync(child, "STOP");
        var lease = await TakeOverAsync(store.Projections);
        var from = await PositionAsync(store.Projections);
        for (var n = 0; n < 5; n++) await store.Projections.CommitAsync(ProjectingChild.Batch(lease, from + n, 100 + n));
        var before = await RowsAsync(store.Projections);
        await SignalAsync(child, "CONT");
        Assert.EndsWith("ended by ProjectionLeaseLostException", (await child.StandardOutput.ReadToEndAsync()).TrimEnd(), StringComparison.Ordinal);
        await child.WaitForExitAsync();
        Assert.Equal(before, await RowsAsync(store.Projections));
        Assert.Equal(from + 5, await PositionAsync(store.Projections));
        await store.Projections.CommitAsync(ProjectingChild.Batch(lease, from + 5, 105));
    }

    [Fact]
    public async Task What_it_left_open_holds_nobody_up()
    {
        await using var server = await PostgresServer.StartAsync(new PostgresServerOptions());
        await using var store = new PostgresEventStore(new PostgresStoreOptions { ConnectionString = server.ConnectionString, Schema = "paused" });
        using var child = Start(server, "open");
        Assert.Equal("open", await child.StandardOutput.ReadLineAsync());
        await SignalAsync(child, "STOP");
        var lease = await TakeOverAsync(store.Projections);
        await store.Projections.CommitAsync(ProjectingChild.Batch(lease, 0, 1)).AsTask().WaitAsync(TimeSpan.FromSeconds(5));
        await SignalAsync(child, "CONT");
        Assert.StartsWith("ended by", await child.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        await child.WaitForExitAsync();
        Assert.Equal([("successor", 1)], await RowsAsync(store.Projections));
        Assert.Equal(1, await PositionAsync(store.Projections));
    }

    private static Process Start(PostgresServer server, string what)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "DomainFx.Faults");
        return Process.Start(new ProcessStartInfo(program, ["project", server.ConnectionString, "paused", what]) { UseShellExecute = false, RedirectStandardOutput = true })!;
    }

    private static async Task SignalAsync(Process child, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{child.Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    private static async Task<ProjectionLease> TakeOverAsync(IProjectionStore projections)
    {
        await projections.OpenAsync(new ProjectionDefinition { Key = ProjectingChild.Key, Table = ProjectingChild.Table });
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            if (await projections.AcquireAsync(ProjectingChild.Key, 0, "successor", TimeSpan.FromMinutes(1)) is { } lease) return lease;
            Assert.True(watch.Elapsed < MuchLonger, "the lease of a worker that stands still cannot be had");
        }
    }

    private static async Task<long> PositionAsync(IProjectionStore projections) => (await projections.GetStatesAsync()).Single().Position;

    private static async Task<List<(string, long)>> RowsAsync(IProjectionStore projections)
    {
        var page = await projections.ReadPageAsync(ProjectingChild.Table, null, 10);
        return [.. Enumerable.Range(0, page.Count).Select(row => (page.GetText(0, row), page.GetInt64(1, row)))];
    }
}
