using DomainFx.Faults.Child;
using DomainFx.Faults.Projections.Model;
using DomainFx.Projections;
using DomainFx.Testing.Postgres;

namespace DomainFx.Faults.Projections;

/// <summary>An event that a release cannot handle: its key waits, the others go on, and the next release brings it to the right state in order.</summary>
public sealed class PoisonTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);
    private static readonly ProjectionKey KeyTally = new("key-tally", 1);

    [Fact]
    public async Task On_sqlite()
    {
        using var folder = new TemporaryFolder();
        await ParkAndRetryAsync(folder.File);
    }

    [Fact]
    public async Task On_postgres()
    {
        await using var server = await PostgresServer.StartClusterAsync();
        await ParkAndRetryAsync(server.ConnectionString);
    }

    private static async Task ParkAndRetryAsync(string place)
    {
        await using var domain = TallyDomain.Open(place);
        var projections = ((IProjectionStoreSource)domain.Store).Projections;
        await domain.Store.GetHeadAsync();
        await new TallyDatabase(place).ExecuteAsync(Ledger.Table);
        var traffic = new TallyTraffic(domain, keys: 100);
        await traffic.AppendAsync("1", new Bumped("g", ["sick", "well"], 1), new Bumped("g", ["sick"], Poison.Value));

        await using (var faulty = await WorkerProcess.StartAsync(WorkerProcess.ThisRelease, place, "faulty", Lease, partitions: 2, WorkingChild.Faulty))
        {
            // Some come before the poison is met, some after.
            for (var number = 0; number < 50; number++) await traffic.AppendAsync($"{number % 7}", new Bumped("g", number % 3 == 0 ? ["sick"] : ["sick", "well", $"key-{number}"], number));
            await TallyRows.CaughtUpAsync(domain);
            await faulty.StopAsync();
        }

        var expected = await TallyFold.ReadAsync(domain);
        var well = await domain.KeyTally().FindAsync("well");
        var key = expected.Keys["well"];
        Assert.Equal((key.Count, key.Sum, key.Chain, key.LastPosition), (well!.Count, well.Sum, well.Chain, well.LastPosition));
        Assert.Equal(1, (await domain.KeyTally().FindAsync("sick"))!.Count);
        var parked = await projections.GetParkedAsync(KeyTally);
        Assert.Equal(51, parked.Count);
        Assert.All(parked, one => Assert.Equal("sick", one.Touch.Key));
        Assert.Contains("sick cannot take -666", parked[0].Error, StringComparison.Ordinal);
        Assert.All(parked.Skip(1), one => Assert.Null(one.Error));

        await using var corrected = await WorkerProcess.StartAsync(WorkerProcess.ThisRelease, place, "corrected", Lease, partitions: 2);
        await projections.RetryParkedAsync(KeyTally, keys: null);
        for (var tries = 0; tries < 600 && (await projections.GetParkedAsync(KeyTally)).Count > 0; tries++) await Task.Delay(50);
        await TallyRows.CaughtUpAsync(domain);
        await TallyRows.ExpectAsync(domain, new TallyDatabase(place));
    }
}
