using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class WaitCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("wait.at-once", "Waiting for an event that is there completes at once.", AtOnce),
        new("wait.wakes", "An append wakes who waits for it.", Wakes),
        new("wait.wakes-all", "An append wakes all who wait.", WakesAll),
        new("wait.deletion-wakes", "A tombstone is an event: it wakes who waits.", DeletionWakes),
        new("wait.follower-never-sleeps-through", "A follower that reads and waits by turns gets every event while others append.", FollowerNeverSleepsThrough),
        new("wait.cancelled", "Waiting ends when it is cancelled, and leaves others waiting.", Cancelled),
    ];

    private static async Task AtOnce(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 3).ConfigureAwait(false);
        var head = await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false);
        await run.Store.WaitForEventsAsync(0, run.Token).ConfigureAwait(false);
        await run.Store.WaitForEventsAsync(head - 1, run.Token).ConfigureAwait(false);
    }

    private static async Task Wakes(ConformanceRun run)
    {
        for (var i = 0; i < 20; i++)
        {
            var head = await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false);
            var waiting = UntilThereAsync(run, head);
            await run.FillAsync(run.NewStream(), 1).ConfigureAwait(false);
            await waiting.ConfigureAwait(false);
        }
    }

    private static async Task WakesAll(ConformanceRun run)
    {
        var waiting = Enumerable.Range(0, 50).Select(_ => UntilThereAsync(run, 0)).ToArray();
        await run.FillAsync(run.NewStream(), 1).ConfigureAwait(false);
        await Task.WhenAll(waiting).ConfigureAwait(false);
    }

    private static async Task DeletionWakes(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 1).ConfigureAwait(false);
        var waiting = UntilThereAsync(run, await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false));
        await run.Store.DeleteStreamAsync(stream, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        await waiting.ConfigureAwait(false);
    }

    private static async Task FollowerNeverSleepsThrough(ConformanceRun run)
    {
        const int Count = 300;
        var writing = Task.Run(WriteAsync);
        var (seen, position) = (0, 0L);
        while (seen < Count)
        {
            await run.Store.WaitForEventsAsync(position, run.Token).ConfigureAwait(false);
            var page = await run.ReadAllAsync(position).ConfigureAwait(false);
            (seen, position) = (seen + page.Events.Count, page.NextPosition);
        }

        await writing.ConfigureAwait(false);
        Expect.Equal(Count, seen, "the number of events that the follower got");

        async Task WriteAsync()
        {
            for (var i = 0; i < Count; i++)
            {
                await run.FillAsync(run.NewStream(), 1).ConfigureAwait(false);
                if (i % 10 == 0) await Task.Delay(1, run.Token).ConfigureAwait(false); // lets the follower fall asleep now and then
            }
        }
    }

    private static async Task Cancelled(ConformanceRun run)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(run.Token);
        var (leaving, staying) = (WaitAsync(cancelled.Token), UntilThereAsync(run, 0));
        await cancelled.CancelAsync().ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException>(() => new ValueTask(leaving), "a cancelled wait").ConfigureAwait(false);
        await run.FillAsync(run.NewStream(), 1).ConfigureAwait(false);
        await staying.ConfigureAwait(false);

        // It may wake without cause: so until it was cancelled.
        async Task WaitAsync(CancellationToken token)
        {
            while (true) await run.Store.WaitForEventsAsync(0, token).ConfigureAwait(false);
        }
    }

    private static async Task UntilThereAsync(ConformanceRun run, long position)
    {
        while (await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false) <= position)
            await run.Store.WaitForEventsAsync(position, run.Token).ConfigureAwait(false);
    }
}
