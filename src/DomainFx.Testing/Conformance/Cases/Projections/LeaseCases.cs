using DomainFx.Projections;

namespace DomainFx.Testing.Conformance;

internal static class LeaseCases
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(400);

    public static IEnumerable<ConformanceCase> All =>
    [
        new("leases.one-owner", "While a lease holds, nobody else gets the partition; its owner may take it again.", OneOwner),
        new("leases.run-out", "A lease that was not renewed runs out, and another worker takes the partition.", RunOut),
        new("leases.renewed", "A lease that is renewed does not run out; one that was lost cannot be renewed.", Renewed),
        new("leases.released", "A lease that was given back is to be had at once; giving back a lost one does nothing.", Released),
        new("leases.owner-is-shown", "The states say who works on a partition, as long as the lease holds.", OwnerIsShown),
        new("leases.one-at-a-time", "Of many workers that try at once, one gets the lease.", OneAtATime),
        new("leases.workers", "Workers that said they are alive are known until they leave or fall silent.", Workers),
    ];

    private static async Task OneOwner(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        Expect.That(await AcquireAsync(run, balances, "worker-2", Short).ConfigureAwait(false) is null, "a second worker got a partition that another has.");
        var again = await AcquireAsync(run, balances, "worker-1", ProjectionRun.Long).ConfigureAwait(false);
        Expect.That(again is not null && again.Token > balances.Lease.Token, "the owner did not get its partition again under a higher token.");
        await balances.ExpectLostAsync(balances.Next(("a", 1)), "a commit under the owner's earlier lease").ConfigureAwait(false);
        Expect.That(await run.Projections.AcquireAsync(balances.Definition.Key, 1, "worker-1", Short, run.Token).ConfigureAwait(false) is null, "a partition that is not there was leased.");
    }

    private static async Task RunOut(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await run.Projections.ReleaseAsync(balances.Lease, run.Token).ConfigureAwait(false);
        balances.Lease = (await AcquireAsync(run, balances, "worker-1", Short).ConfigureAwait(false))!;
        await PassAsync(run, Short).ConfigureAwait(false);
        Expect.Equal(null, (await balances.StateAsync().ConfigureAwait(false)).Partitions[0].Owner, "the owner");
        var next = await AcquireAsync(run, balances, "worker-2", ProjectionRun.Long).ConfigureAwait(false);
        Expect.That(next is not null && next.Token > balances.Lease.Token, "another worker did not get a partition whose lease ran out, under a higher token.");
        await balances.ExpectLostAsync(balances.Next(("a", 1)), "a commit of the worker whose lease ran out").ConfigureAwait(false);
        await balances.ExpectRowsAsync().ConfigureAwait(false);
        await balances.ExpectAtAsync(0).ConfigureAwait(false);
        balances.Lease = next!;
        await balances.StoreAsync(("a", 2)).ConfigureAwait(false);
    }

    private static async Task Renewed(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await run.Projections.ReleaseAsync(balances.Lease, run.Token).ConfigureAwait(false);
        var lease = (await AcquireAsync(run, balances, "worker-1", Short).ConfigureAwait(false))!;
        for (var n = 0; n < 3; n++)
        {
            await PassAsync(run, Short / 2).ConfigureAwait(false);
            Expect.That(await run.Projections.RenewAsync(lease, run.Token).ConfigureAwait(false), "a lease that holds was not renewed.");
        }

        Expect.That(await AcquireAsync(run, balances, "worker-2", Short).ConfigureAwait(false) is null, "a second worker got a partition whose lease was renewed.");
        await PassAsync(run, Short).ConfigureAwait(false);
        await AcquireAsync(run, balances, "worker-2", ProjectionRun.Long).ConfigureAwait(false);
        Expect.That(!await run.Projections.RenewAsync(lease, run.Token).ConfigureAwait(false), "a lease that another worker has taken over was renewed.");
    }

    private static async Task Released(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        var first = balances.Lease;
        await run.Projections.ReleaseAsync(first, run.Token).ConfigureAwait(false);
        await balances.ExpectLostAsync(balances.Next(("a", 1)), "a commit after the lease was given back").ConfigureAwait(false);
        balances.Lease = (await AcquireAsync(run, balances, "worker-2", ProjectionRun.Long).ConfigureAwait(false))!;
        await run.Projections.ReleaseAsync(first, run.Token).ConfigureAwait(false);
        await balances.StoreAsync(("a", 1)).ConfigureAwait(false);
    }

    private static async Task OwnerIsShown(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        Expect.Equal("worker-1", (await balances.StateAsync().ConfigureAwait(false)).Partitions[0].Owner, "the owner");
        await run.Projections.ReleaseAsync(balances.Lease, run.Token).ConfigureAwait(false);
        Expect.Equal(null, (await balances.StateAsync().ConfigureAwait(false)).Partitions[0].Owner, "the owner after the lease was given back");
    }

    private static async Task OneAtATime(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await run.Projections.ReleaseAsync(balances.Lease, run.Token).ConfigureAwait(false);
        var leases = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => AcquireAsync(run, balances, $"worker-{n}", ProjectionRun.Long).AsTask())).ConfigureAwait(false);
        Expect.Equal(1, leases.Count(lease => lease is not null), "the number of workers that got the lease");
    }

    private static async Task Workers(ConformanceRun run)
    {
        Expect.InOrder(["a"], await BeatAsync(run, "a", ProjectionRun.Long).ConfigureAwait(false), "workers");
        Expect.InOrder(["a", "b"], await BeatAsync(run, "b", Short).ConfigureAwait(false), "workers");
        Expect.InOrder(["a", "b", "c"], await BeatAsync(run, "c", ProjectionRun.Long).ConfigureAwait(false), "workers");
        await run.Projections.LeaveAsync("a", run.Token).ConfigureAwait(false);
        await PassAsync(run, Short).ConfigureAwait(false);
        Expect.InOrder(["c"], await BeatAsync(run, "c", ProjectionRun.Long).ConfigureAwait(false), "workers");
    }

    private static async Task<string[]> BeatAsync(ConformanceRun run, string owner, TimeSpan duration) =>
        [.. (await run.Projections.BeatAsync(owner, duration, run.Token).ConfigureAwait(false)).Order(StringComparer.Ordinal)];

    private static ValueTask<ProjectionLease?> AcquireAsync(ConformanceRun run, ProjectionRun projection, string owner, TimeSpan duration) =>
        run.Projections.AcquireAsync(projection.Definition.Key, 0, owner, duration, run.Token);

    // Leases run on the database's clock, which is the store's or a real one.
    private static async Task PassAsync(ConformanceRun run, TimeSpan time)
    {
        run.Clock.Advance(time + TimeSpan.FromMilliseconds(20));
        await Task.Delay(time + TimeSpan.FromMilliseconds(20), run.Token).ConfigureAwait(false);
    }
}
