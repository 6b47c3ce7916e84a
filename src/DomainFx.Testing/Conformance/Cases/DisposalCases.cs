using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class DisposalCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("disposal.during-appends", "Disposed while appends are under way, a store completes every one of them.", DuringAppends),
        new("disposal.keeps-what-was-acknowledged", "What was acknowledged before or during disposal is there when the store is opened again; all else is there whole or not at all.", KeepsAcknowledged, StoreCapabilities.Reopen),
        new("disposal.use-afterwards", "Every call on a disposed store throws an ObjectDisposedException.", UseAfterwards),
        new("disposal.twice", "Disposing twice, or at once from several sides, is harmless.", Twice),
        new("disposal.ends-waiting", "Disposal ends waiting.", EndsWaiting),
        new("disposal.pages-stay-readable", "A page belongs to its reader: it stays readable after the store is disposed.", PagesStayReadable),
    ];

    private static async Task DuringAppends(ConformanceRun run) => await DisposeDuringAppendsAsync(run).ConfigureAwait(false);

    private static async Task KeepsAcknowledged(ConformanceRun run)
    {
        for (var round = 0; round < 5; round++)
        {
            var (appends, acknowledged) = await DisposeDuringAppendsAsync(run).ConfigureAwait(false);
            await run.ReopenAsync().ConfigureAwait(false);
            for (var i = 0; i < appends.Length; i++)
            {
                var version = await run.VersionAsync(appends[i].Stream).ConfigureAwait(false);
                Expect.That(version == 3 || (version == 0 && !acknowledged[i]), $"an append of 3 events ({(acknowledged[i] ? "acknowledged" : "not acknowledged")}) left {version}.");
                await run.AppendAsync(appends[i]).ConfigureAwait(false);
                await run.ExpectEventsAsync(appends[i].Stream, appends[i].Events.ToArray()).ConfigureAwait(false);
            }
        }
    }

    private static async Task UseAfterwards(ConformanceRun run)
    {
        var (store, stream) = (run.Store, run.NewStream());
        await run.FillAsync(stream, 1).ConfigureAwait(false);
        await store.DisposeAsync().ConfigureAwait(false);
        await ExpectAsync("AppendAsync", async () => await run.AppendAsync(stream, ExpectedVersion.Any, run.Event()).ConfigureAwait(false)).ConfigureAwait(false);
        await ExpectAsync("AppendAsync to several streams", async () => await run.AppendAsync(ConformanceRun.Append(stream, ExpectedVersion.Any, run.Event())).ConfigureAwait(false)).ConfigureAwait(false);
        await ExpectAsync("GetStreamAsync", async () => await store.GetStreamAsync(stream, run.Token).ConfigureAwait(false)).ConfigureAwait(false);
        await ExpectAsync("ReadStreamAsync", async () => await run.ReadAsync(stream).ConfigureAwait(false)).ConfigureAwait(false);
        await ExpectAsync("ReadAllAsync", async () => await run.ReadAllAsync().ConfigureAwait(false)).ConfigureAwait(false);
        await ExpectAsync("GetHeadAsync", async () => await store.GetHeadAsync(run.Token).ConfigureAwait(false)).ConfigureAwait(false);
        await ExpectAsync("WaitForEventsAsync", () => store.WaitForEventsAsync(1_000, run.Token)).ConfigureAwait(false);
        await ExpectAsync("LoadAsync", async () => (await store.LoadAsync(new LoadRequest { Stream = stream, MaxEvents = 1 }, run.Token).ConfigureAwait(false)).Dispose()).ConfigureAwait(false);
        await ExpectAsync("SaveSnapshotAsync", () => store.SaveSnapshotAsync(new Snapshot(stream, 1, 1, "{}"u8.ToArray()), run.Token)).ConfigureAwait(false);
        await ExpectAsync("ArchiveStreamAsync", () => store.ArchiveStreamAsync(stream, ExpectedVersion.Any, run.Token)).ConfigureAwait(false);
        await ExpectAsync("DeleteStreamAsync", () => store.DeleteStreamAsync(stream, ExpectedVersion.Any, run.Token)).ConfigureAwait(false);

        static Task<ObjectDisposedException> ExpectAsync(string call, Func<ValueTask> action) => Expect.ThrowsAsync<ObjectDisposedException>(action, $"{call} on a disposed store");
    }

    private static async Task Twice(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 1).ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => run.Store.DisposeAsync().AsTask()))).ConfigureAwait(false);
        await run.Store.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task EndsWaiting(ConformanceRun run)
    {
        var waiting = Task.Run(WaitAsync);
        await Task.Delay(20, run.Token).ConfigureAwait(false); // mostly asleep by then; right either way
        await run.Store.DisposeAsync().ConfigureAwait(false);
        await Expect.ThrowsAsync<ObjectDisposedException>(() => new ValueTask(waiting), "waiting on a store that was disposed").ConfigureAwait(false);

        // It may wake without cause: so until it throws.
        async Task WaitAsync()
        {
            while (true) await run.Store.WaitForEventsAsync(0, run.Token).ConfigureAwait(false);
        }
    }

    private static async Task PagesStayReadable(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = await run.FillAsync(stream, 5).ConfigureAwait(false);
        using var page = await run.Store.ReadStreamAsync(stream, 1, ReadDirection.Forward, 10, run.Token).ConfigureAwait(false);
        await run.Store.DisposeAsync().ConfigureAwait(false);
        for (var i = 0; i < sent.Length; i++) Expect.Bytes(sent[i].Data.Span, page[i].Data, $"the data of event {i + 1}");
    }

    private static async Task<(StreamAppend[] Appends, bool[] Acknowledged)> DisposeDuringAppendsAsync(ConformanceRun run)
    {
        var appends = Enumerable.Range(0, 64).Select(_ => ConformanceRun.Append(run.NewStream(), ExpectedVersion.NoStream, run.Events(3))).ToArray();
        var underWay = appends.Select(append => Task.Run(() => run.AppendAsync(append).AsTask(), run.Token)).ToArray();
        await Task.WhenAny(underWay).ConfigureAwait(false);
        await run.Store.DisposeAsync().ConfigureAwait(false);
        await ((Task)Task.WhenAll(underWay)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // hanging is found by the time limit
        foreach (var one in underWay)
        {
            Expect.That(
                one.IsCompletedSuccessfully || one.IsCanceled || one.Exception?.InnerException is ObjectDisposedException or EventStoreException,
                $"an append during disposal ended with {one.Exception?.InnerException}");
        }

        return (appends, [.. underWay.Select(one => one.IsCompletedSuccessfully)]);
    }
}
