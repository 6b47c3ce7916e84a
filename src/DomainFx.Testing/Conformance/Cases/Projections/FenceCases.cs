using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class FenceCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("fence.checkpoint-moves", "A commit moves the checkpoint to the event that it names, or to a position of none.", CheckpointMoves),
        new("fence.stale-from", "A commit from another place than where the partition stands stores nothing.", StaleFrom),
        new("fence.stale-lease", "A commit under a lease that another has taken over stores nothing: no row, no deletion, no parked event, no checkpoint.", StaleLease),
        new("fence.one-of-two", "Of two commits from one place at once, one is stored whole and the other not at all.", OneOfTwo),
        new("fence.unknown", "A commit for a projection that is not known stores nothing.", Unknown),
    ];

    private static async Task CheckpointMoves(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        foreach (var to in new[] { new Checkpoint(7, Guid.NewGuid()), new Checkpoint(1_000_000_000_000), new Checkpoint(1_000_000_000_001, Guid.NewGuid()) })
        {
            await balances.CommitAsync(new ProjectionCommit { Lease = balances.Lease, From = balances.Position, To = to }).ConfigureAwait(false);
            Expect.Equal(to, (await balances.StateAsync().ConfigureAwait(false)).Partitions[0].Checkpoint, "the checkpoint");
        }
    }

    private static async Task StaleFrom(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await balances.StoreAsync(("a", 1)).ConfigureAwait(false);
        await balances.ExpectLostAsync(balances.Next(("a", 2)) with { From = 0 }, "a commit from a place before").ConfigureAwait(false);
        await balances.ExpectLostAsync(balances.Next(("a", 2)) with { From = 11 }, "a commit from a place after").ConfigureAwait(false);
        await balances.ExpectRowsAsync(("a", 1)).ConfigureAwait(false);
        await balances.ExpectAtAsync(10).ConfigureAwait(false);
    }

    private static async Task StaleLease(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await balances.StoreAsync(("a", 1)).ConfigureAwait(false);
        var stale = balances.Next(("a", null), ("b", 2)) with { Parked = [new ParkedEvent(new ParkedTouch(12, Guid.NewGuid(), "c"), "no", run.Clock.GetUtcNow())] };
        await run.Projections.ReleaseAsync(balances.Lease, run.Token).ConfigureAwait(false);
        balances.Lease = (await run.Projections.AcquireAsync(balances.Definition.Key, 0, "worker-2", ProjectionRun.Long, run.Token).ConfigureAwait(false))!;
        await balances.ExpectLostAsync(stale, "a commit under the lease before").ConfigureAwait(false);
        await balances.ExpectRowsAsync(("a", 1)).ConfigureAwait(false);
        await balances.ExpectAtAsync(10).ConfigureAwait(false);
        Expect.Equal(0, (await run.Projections.GetParkedAsync(balances.Definition.Key, run.Token).ConfigureAwait(false)).Count, "the number of parked events");
    }

    private static async Task OneOfTwo(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        for (var n = 0; n < 20; n++)
        {
            var from = balances.Position;
            ProjectionCommit[] commits = [balances.Next(("a", 1), ("b", 1)), balances.Next(("a", 2), ("b", 2))];
            var results = await Task.WhenAll(commits.Select(TryAsync)).ConfigureAwait(false);
            Expect.Equal(1, results.Count(stored => stored), "the number of commits that were stored");
            var stored = results[0] ? 1 : 2;
            await balances.ExpectRowsAsync(("a", stored), ("b", stored)).ConfigureAwait(false);
            await balances.ExpectAtAsync(from + 10).ConfigureAwait(false);
        }

        async Task<bool> TryAsync(ProjectionCommit commit)
        {
            try
            {
                await Task.Run(() => balances.CommitAsync(commit)).ConfigureAwait(false);
                return true;
            }
            catch (ProjectionLeaseLostException)
            {
                return false;
            }
        }
    }

    private static async Task Unknown(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        var lease = balances.Lease with { Key = balances.Lease.Key with { Rebuild = 3 } };
        await balances.ExpectLostAsync(new ProjectionCommit { Lease = lease, From = 0, To = new Checkpoint(1) }, "a commit for a rebuild that there is not").ConfigureAwait(false);
        Expect.That(!await run.Projections.RenewAsync(lease, run.Token).ConfigureAwait(false), "a lease of a rebuild that there is not was renewed.");
    }
}
