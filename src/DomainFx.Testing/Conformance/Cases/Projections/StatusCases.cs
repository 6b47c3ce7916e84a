using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class StatusCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("status.paused", "A paused projection is fenced off and cannot be taken until it runs again; it goes on where it stood.", Paused),
        new("status.stopped", "A worker stops a projection with an error, if it has the lease; running again it has none.", Stopped),
        new("status.erased", "The error of one that stopped at an event goes when the event's stream is deleted, and is not stored after that; that of its tombstone stays.", Erased),
        new("status.reset", "A reset empties the table and the parked events and sets the checkpoint back, whoever has the lease.", Reset),
        new("status.reset-stopped", "A projection that had stopped runs again after a reset, a paused one stays paused.", ResetStopped),
        new("status.several", "The states of several projections are told apart, in the order of their names and versions.", Several),
    ];

    private static async Task Paused(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await balances.StoreAsync(("a", 1)).ConfigureAwait(false);
        await run.Projections.SetStatusAsync(balances.Definition.Key, ProjectionStatus.Paused, run.Token).ConfigureAwait(false);
        await balances.ExpectLostAsync(balances.Next(("a", 2)), "a commit of a paused projection").ConfigureAwait(false);
        Expect.That(!await run.Projections.RenewAsync(balances.Lease, run.Token).ConfigureAwait(false), "the lease of a paused projection was renewed.");
        Expect.That(await AcquireAsync(run, balances).ConfigureAwait(false) is null, "a paused projection was leased.");
        Expect.Equal(ProjectionStatus.Paused, (await balances.StateAsync().ConfigureAwait(false)).Status, "the status");
        await run.Projections.SetStatusAsync(balances.Definition.Key, ProjectionStatus.Running, run.Token).ConfigureAwait(false);
        balances.Lease = await AcquireAsync(run, balances).ConfigureAwait(false) ?? throw new ExpectationException("a projection that runs again cannot be leased by its owner.");
        await balances.StoreAsync(("a", 2)).ConfigureAwait(false);
        await balances.ExpectRowsAsync(("a", 2)).ConfigureAwait(false);
    }

    private static async Task Stopped(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        var lost = balances.Lease with { Token = balances.Lease.Token - 1 };
        Expect.That(!await run.Projections.StopAsync(lost, "not mine", cancellationToken: run.Token).ConfigureAwait(false), "a worker stopped a projection that it does not have.");
        Expect.That(await run.Projections.StopAsync(balances.Lease, "It is 'broken'\0.", cancellationToken: run.Token).ConfigureAwait(false), "the owner could not stop its projection.");
        var state = await balances.StateAsync().ConfigureAwait(false);
        Expect.Equal(ProjectionStatus.Stopped, state.Status, "the status");
        Expect.That(state.Error?.StartsWith("It is 'broken'", StringComparison.Ordinal) == true, $"the error is '{state.Error}'.");
        Expect.That(await AcquireAsync(run, balances).ConfigureAwait(false) is null, "a stopped projection was leased.");
        await run.Projections.SetStatusAsync(balances.Definition.Key, ProjectionStatus.Running, run.Token).ConfigureAwait(false);
        Expect.Equal(null, (await balances.StateAsync().ConfigureAwait(false)).Error, "the error of a projection that runs again");
    }

    private static async Task Erased(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        StreamId deleted = run.NewStream(), other = run.NewStream();
        var gone = await run.AppendAsync(ConformanceRun.Append(deleted, ExpectedVersion.NoStream, run.Event())).ConfigureAwait(false);
        var kept = await run.AppendAsync(ConformanceRun.Append(other, ExpectedVersion.NoStream, run.Event())).ConfigureAwait(false);
        await StopAsync(kept.Position, "not secret").ConfigureAwait(false);
        await StopAsync(gone.Position, "secret").ConfigureAwait(false);
        await run.Store.DeleteStreamAsync(deleted, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        await ExpectErrorAsync(ParkedEvent.StreamDeleted).ConfigureAwait(false);
        await StopAsync(gone.Position, "secret", ParkedEvent.StreamDeleted).ConfigureAwait(false);
        // The tombstone is there, and what a handler throws at it is to be seen.
        await StopAsync(await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false), "no room").ConfigureAwait(false);

        async Task StopAsync(long position, string error, string? stored = null)
        {
            await run.Projections.SetStatusAsync(balances.Definition.Key, ProjectionStatus.Running, run.Token).ConfigureAwait(false);
            var lease = await AcquireAsync(run, balances).ConfigureAwait(false) ?? throw new ExpectationException("a projection that runs again cannot be leased by its owner.");
            Expect.That(await run.Projections.StopAsync(lease, error, position, run.Token).ConfigureAwait(false), "the owner could not stop its projection.");
            await ExpectErrorAsync(stored ?? error).ConfigureAwait(false);
        }

        async Task ExpectErrorAsync(string error) => Expect.Equal(error, (await balances.StateAsync().ConfigureAwait(false)).Error, "the error");
    }

    private static async Task Reset(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        var parked = new ParkedEvent(new ParkedTouch(3, Guid.NewGuid(), "b"), "no", run.Clock.GetUtcNow());
        await balances.CommitAsync(balances.Next(("a", 1)) with { Parked = [parked] }).ConfigureAwait(false);
        await run.Projections.ResetAsync(balances.Definition, run.Token).ConfigureAwait(false);
        await balances.ExpectLostAsync(balances.Next(("a", 2)), "a commit after a reset").ConfigureAwait(false);
        await balances.ExpectLostAsync(balances.Next(("a", 2)) with { From = 0 }, "a commit after a reset from the start").ConfigureAwait(false);
        await balances.ExpectShownAsync().ConfigureAwait(false);
        var state = await balances.StateAsync().ConfigureAwait(false);
        Expect.Equal((Checkpoint.Start, 0), (state.Partitions[0].Checkpoint, state.Parked), "the checkpoint and the number of parked events");
    }

    private static async Task ResetStopped(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await run.Projections.StopAsync(balances.Lease, "broken", cancellationToken: run.Token).ConfigureAwait(false);
        await run.Projections.ResetAsync(balances.Definition, run.Token).ConfigureAwait(false);
        var state = await balances.StateAsync().ConfigureAwait(false);
        Expect.Equal((ProjectionStatus.Running, (string?)null), (state.Status, state.Error), "the status and error of one that had stopped");
        await run.Projections.SetStatusAsync(balances.Definition.Key, ProjectionStatus.Paused, run.Token).ConfigureAwait(false);
        await run.Projections.ResetAsync(balances.Definition, run.Token).ConfigureAwait(false);
        Expect.Equal(ProjectionStatus.Paused, (await balances.StateAsync().ConfigureAwait(false)).Status, "the status of a paused one");
    }

    private static async Task Several(ConformanceRun run)
    {
        ProjectionKey[] keys = [new("a-b", 1), new("account-balance", 1), new("account-balance", 2), new("account-balance", 10), new("b", 1)];
        foreach (var key in keys.OrderBy(key => key.Version).Reverse().OrderBy(key => key.Version))
        {
            var table = key.Name == "account-balance" ? ProjectionRun.Balances(key.Version) : null;
            await run.Projections.OpenAsync(new ProjectionDefinition { Key = key, Table = table, Partitions = key.Version }, run.Token).ConfigureAwait(false);
        }

        var states = await run.Projections.GetStatesAsync(run.Token).ConfigureAwait(false);
        Expect.InOrder(keys, [.. states.Select(state => state.Key)], "projections");
        Expect.InOrder([.. keys.Select(key => key.Version)], [.. states.Select(state => state.Partitions.Count)], "numbers of partitions");
        Expect.InOrder([.. Enumerable.Range(0, 10)], [.. states[3].Partitions.Select(partition => partition.Partition)], "partitions");
    }

    private static ValueTask<ProjectionLease?> AcquireAsync(ConformanceRun run, ProjectionRun projection) =>
        run.Projections.AcquireAsync(projection.Definition.Key, 0, "worker-1", ProjectionRun.Long, run.Token);
}
