using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class PartitionCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("partitions.apart", "Partitions have owners and checkpoints of their own, and write one table.", Apart),
        new("partitions.switch-when-all-ask", "The switch comes when each partition has asked for it.", SwitchWhenAllAsk),
        new("partitions.divided-anew", "Another number of partitions comes once all stand at one position, beyond which none may go.", DividedAnew),
    ];

    private static async Task Apart(ConformanceRun run)
    {
        var (first, second) = await TwoAsync(run, 1).ConfigureAwait(false);
        await first.StoreAsync(("a", 1)).ConfigureAwait(false);
        await second.StoreAsync(("b", 2)).ConfigureAwait(false);
        await second.StoreAsync(("b", 3)).ConfigureAwait(false);
        await first.ExpectRowsAsync(("a", 1), ("b", 3)).ConfigureAwait(false);
        var state = await first.StateAsync().ConfigureAwait(false);
        Expect.InOrder([10L, 20L], [.. state.Partitions.Select(partition => partition.Checkpoint.Position)], "positions");
        Expect.InOrder(["worker-1", "worker-2"], [.. state.Partitions.Select(partition => partition.Owner)], "owners");
        Expect.Equal(10, state.Position, "the position of all");
    }

    private static async Task SwitchWhenAllAsk(ConformanceRun run)
    {
        var live = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        var (first, second) = await TwoAsync(run, 2).ConfigureAwait(false);
        Expect.That(!await run.Projections.SwitchAsync(first.Lease, first.Definition, run.Token).ConfigureAwait(false), "one partition of two was enough for the switch.");
        await live.StoreAsync(("a", 1)).ConfigureAwait(false);
        Expect.That(await run.Projections.SwitchAsync(second.Lease, second.Definition, run.Token).ConfigureAwait(false) is false, "a version was switched to that is behind the live one.");
        await first.StoreAsync(("a", 1)).ConfigureAwait(false);
        await second.StoreAsync().ConfigureAwait(false);
        Expect.That(await run.Projections.SwitchAsync(second.Lease, second.Definition, run.Token).ConfigureAwait(false), "the version was not switched to when both had asked.");
    }

    private static async Task DividedAnew(ConformanceRun run)
    {
        var (first, second) = await TwoAsync(run, 1).ConfigureAwait(false);
        await first.StoreAsync(("a", 1)).ConfigureAwait(false);
        await first.StoreAsync(("a", 2)).ConfigureAwait(false);
        var key = first.Definition.Key;
        Expect.That(!await run.Projections.RepartitionAsync(key, 3, run.Token).ConfigureAwait(false), "partitions at two positions were divided anew.");
        var drain = (await first.StateAsync().ConfigureAwait(false)).Drain;
        Expect.Equal(new ProjectionDrain(20, 3), drain, "where the partitions are to meet");
        await second.ExpectLostAsync(second.Next(("b", 1)), "a commit under a lease from before").ConfigureAwait(false);
        second.Lease = (await run.Projections.AcquireAsync(key, 1, "worker-2", ProjectionRun.Long, run.Token).ConfigureAwait(false))!;
        await second.ExpectLostAsync(second.Next(("b", 1)) with { To = new Checkpoint(21) }, "a commit beyond where the partitions are to meet").ConfigureAwait(false);
        Expect.That(!await run.Projections.RepartitionAsync(key, 3, run.Token).ConfigureAwait(false), "partitions at two positions were divided anew when that was asked again.");
        await second.CommitAsync(second.Next(("b", 1)) with { To = new Checkpoint(20) }).ConfigureAwait(false);
        Expect.That(await run.Projections.RepartitionAsync(key, 3, run.Token).ConfigureAwait(false), "partitions at one position were not divided anew.");
        var state = await first.StateAsync().ConfigureAwait(false);
        Expect.InOrder([20L, 20L, 20L], [.. state.Partitions.Select(partition => partition.Checkpoint.Position)], "positions");
        Expect.Equal(null, state.Drain, "where the partitions are to meet, when they have met");
        await second.ExpectLostAsync(second.Next(("b", 2)), "a commit under a lease of a partition before").ConfigureAwait(false);
        Expect.That(await run.Projections.RepartitionAsync(key, 3, run.Token).ConfigureAwait(false), "the number of partitions that is there was refused.");
    }

    private static async Task<(ProjectionRun First, ProjectionRun Second)> TwoAsync(ConformanceRun run, int version)
    {
        var table = ProjectionRun.Balances(version);
        var definition = new ProjectionDefinition { Key = new ProjectionKey("account-balance", version), Table = table, Partitions = 2 };
        var (first, second) = (await ProjectionRun.StartAsync(run, definition).ConfigureAwait(false), await ProjectionRun.StartAsync(run, definition).ConfigureAwait(false));
        second.Lease = await run.Projections.AcquireAsync(definition.Key, 1, "worker-2", ProjectionRun.Long, run.Token).ConfigureAwait(false)
            ?? throw new ExpectationException("the second partition cannot be had.");
        // Starting the second took the first partition anew.
        first.Lease = (await run.Projections.AcquireAsync(definition.Key, 0, "worker-1", ProjectionRun.Long, run.Token).ConfigureAwait(false))!;
        return (first, second);
    }
}
