using System.Diagnostics;
using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class CancellationCases
{
    private const int Moments = 60;

    public static IEnumerable<ConformanceCase> All =>
    [
        new("cancellation.before-an-append", "A token that was cancelled before stops an append: nothing is stored.", BeforeAppend),
        new("cancellation.before-anything-else", "A token that was cancelled before stops every other call.", BeforeAnythingElse),
        new("cancellation.during-an-append", "Cancelled at any moment, an append is stored whole or not at all, and repeating it is safe.", DuringAppend),
        new("cancellation.during-a-multi-stream-append", "Cancelled at any moment, an append to several streams is stored on all or on none, and repeating it is safe.", DuringMultiStreamAppend),
        new("cancellation.while-queued", "Of many appends under way some are cancelled: the others are stored, and repeating the cancelled ones is safe.", WhileQueued),
        new("cancellation.during-reads", "A read that is cancelled at any moment leaves the store as usable as before.", DuringReads),
        new("cancellation.during-a-snapshot", "Cancelled at any moment, a snapshot is there whole or not at all.", DuringSnapshot),
        new("cancellation.during-a-deletion", "Cancelled at any moment, a stream is deleted whole or not at all, and repeating it is safe.", DuringDeletion),
        new("cancellation.during-archiving", "Cancelled at any moment, archiving is done or not, and repeating it is safe.", DuringArchiving),
    ];

    private static CancellationToken Cancelled => new(canceled: true);

    private static async Task BeforeAppend(ConformanceRun run)
    {
        var (a, b) = (run.NewStream(), run.NewStream());
        await Expect.ThrowsAsync<OperationCanceledException, AppendResult>(
            () => run.Store.AppendAsync(ConformanceRun.Append(a, ExpectedVersion.Any, run.Event()), Cancelled), "a cancelled append").ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException, IReadOnlyList<AppendResult>>(
            () => run.Store.AppendAsync([ConformanceRun.Append(a, ExpectedVersion.Any, run.Event()), ConformanceRun.Append(b, ExpectedVersion.Any, run.Event())], Cancelled),
            "a cancelled append to two streams").ConfigureAwait(false);
        Expect.Equal(0, (await run.ReadAllAsync().ConfigureAwait(false)).Events.Count, "the number of events in the store");
    }

    private static async Task BeforeAnythingElse(ConformanceRun run)
    {
        var (store, stream) = (run.Store, run.NewStream());
        var sent = await run.FillAsync(stream, 2).ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException, StreamInfo>(() => store.GetStreamAsync(stream, Cancelled), "a cancelled GetStreamAsync").ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException, EventPage>(() => store.ReadStreamAsync(stream, 1, ReadDirection.Forward, 10, Cancelled), "a cancelled ReadStreamAsync").ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException, EventPage>(() => store.ReadAllAsync(0, EventFilter.All, 10, Cancelled), "a cancelled ReadAllAsync").ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException, long>(() => store.GetHeadAsync(Cancelled), "a cancelled GetHeadAsync").ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException>(() => store.WaitForEventsAsync(1_000, Cancelled), "a cancelled WaitForEventsAsync").ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException, AggregateLoad>(() => store.LoadAsync(new LoadRequest { Stream = stream, MaxEvents = 1 }, Cancelled), "a cancelled LoadAsync").ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException>(() => store.SaveSnapshotAsync(new Snapshot(stream, 1, 1, "{}"u8.ToArray()), Cancelled), "a cancelled SaveSnapshotAsync").ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException>(() => store.ArchiveStreamAsync(stream, ExpectedVersion.Any, Cancelled), "a cancelled ArchiveStreamAsync").ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException>(() => store.DeleteStreamAsync(stream, ExpectedVersion.Any, Cancelled), "a cancelled DeleteStreamAsync").ConfigureAwait(false);
        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
        Expect.Equal(StreamState.Active, (await store.GetStreamAsync(stream, run.Token).ConfigureAwait(false)).State, "the stream's state");
    }

    private static Task DuringAppend(ConformanceRun run) => SweepAsync(run, async (run, cancel) =>
    {
        var append = ConformanceRun.Command(run.NewStream(), ExpectedVersion.NoStream, new CommandKey(Guid.NewGuid(), 1), run.Events(20));
        var acknowledged = await cancel(token => run.Store.AppendAsync(append, token).AsTask()).ConfigureAwait(false);
        var version = await run.VersionAsync(append.Stream).ConfigureAwait(false);
        Expect.That(version == 20 || (version == 0 && !acknowledged), $"an append of 20 events ({(acknowledged ? "acknowledged" : "cancelled")}) left {version}.");
        await run.AppendAsync(append).ConfigureAwait(false);
        await run.ExpectEventsAsync(append.Stream, append.Events.ToArray()).ConfigureAwait(false);
    });

    private static Task DuringMultiStreamAppend(ConformanceRun run) => SweepAsync(run, async (run, cancel) =>
    {
        StreamAppend[] appends = [.. Enumerable.Range(1, 3).Select(n => ConformanceRun.Append(run.NewStream(), ExpectedVersion.NoStream, run.Events(n)))];
        var acknowledged = await cancel(token => run.Store.AppendAsync(appends, token).AsTask()).ConfigureAwait(false);
        var counts = (await run.ReadAllAsync().ConfigureAwait(false)).Events.CountBy(stored => stored.Stream).ToDictionary();
        var stored = appends.Select(append => counts.GetValueOrDefault(append.Stream)).ToArray();
        Expect.That(
            stored is [1, 2, 3] || (stored is [0, 0, 0] && !acknowledged),
            $"an append of 1, 2 and 3 events to three streams ({(acknowledged ? "acknowledged" : "cancelled")}) left {string.Join(", ", stored)}.");
        await run.AppendAsync(appends).ConfigureAwait(false);
        foreach (var append in appends) await run.ExpectEventsAsync(append.Stream, append.Events.ToArray()).ConfigureAwait(false);
    });

    private static async Task WhileQueued(ConformanceRun run)
    {
        for (var round = 0; round < 5; round++)
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(run.Token);
            var appends = Enumerable.Range(0, 100).Select(_ => ConformanceRun.Append(run.NewStream(), ExpectedVersion.NoStream, run.Events(3))).ToArray();
            var underWay = appends.Select((append, i) => run.Store.AppendAsync(append, i % 2 == 0 ? cancellation.Token : run.Token).AsTask()).ToArray();
            await cancellation.CancelAsync().ConfigureAwait(false);
            for (var i = 0; i < appends.Length; i++)
            {
                await ((Task)underWay[i]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Expect.That(underWay[i].IsCompletedSuccessfully || (i % 2 == 0 && underWay[i].IsCanceled), $"append {i} of 100 ended as {underWay[i].Status}: {underWay[i].Exception?.InnerException?.Message}");
                await run.AppendAsync(appends[i]).ConfigureAwait(false);
                await run.ExpectEventsAsync(appends[i].Stream, appends[i].Events.ToArray()).ConfigureAwait(false);
            }
        }
    }

    private static async Task DuringReads(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = await run.FillAsync(stream, 2_000).ConfigureAwait(false);
        await SweepAsync(run, async (run, cancel) =>
        {
            await cancel(async token => (await run.Store.ReadStreamAsync(stream, 1, ReadDirection.Forward, 5_000, token).ConfigureAwait(false)).Dispose()).ConfigureAwait(false);
            await cancel(async token => (await run.Store.ReadAllAsync(0, EventFilter.All, 5_000, token).ConfigureAwait(false)).Dispose()).ConfigureAwait(false);
            await cancel(async token => (await run.Store.LoadAsync(new LoadRequest { Stream = stream, MaxEvents = 5_000 }, token).ConfigureAwait(false)).Dispose()).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
    }

    private static async Task DuringSnapshot(ConformanceRun run)
    {
        var data = new byte[50_000];
        new Random(4).NextBytes(data);
        await SweepAsync(run, async (run, cancel) =>
        {
            var stream = run.NewStream();
            await run.FillAsync(stream, 1).ConfigureAwait(false);
            var acknowledged = await cancel(token => run.Store.SaveSnapshotAsync(new Snapshot(stream, 1, 1, data), token).AsTask()).ConfigureAwait(false);
            using var load = await run.Store.LoadAsync(new LoadRequest { Stream = stream, SnapshotKey = 1, MaxEvents = 10 }, run.Token).ConfigureAwait(false);
            Expect.That(load.Snapshot is not null || !acknowledged, "an acknowledged snapshot is missing.");
            if (load.Snapshot is { } snapshot) Expect.Bytes(data, snapshot.Data.Span, "the snapshot's data");
        }).ConfigureAwait(false);
    }

    private static Task DuringDeletion(ConformanceRun run) => SweepAsync(run, async (run, cancel) =>
    {
        var stream = run.NewStream();
        var sent = await run.FillAsync(stream, 10).ConfigureAwait(false);
        var acknowledged = await cancel(token => run.Store.DeleteStreamAsync(stream, ExpectedVersion.Any, token).AsTask()).ConfigureAwait(false);
        if ((await run.Store.GetStreamAsync(stream, run.Token).ConfigureAwait(false)).State is not StreamState.Deleted)
        {
            Expect.That(!acknowledged, "an acknowledged deletion left the stream as it was.");
            Expect.InOrder([.. sent.Select(one => one.EventId)], (await run.ReadAsync(stream).ConfigureAwait(false)).Ids, "event ids after a deletion that was cancelled");
        }

        await run.Store.DeleteStreamAsync(stream, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        Expect.Equal(1, (await run.ReadAllAsync().ConfigureAwait(false)).Events.Count(stored => stored.Stream == stream), "the number of tombstones");
    });

    private static Task DuringArchiving(ConformanceRun run) => SweepAsync(run, async (run, cancel) =>
    {
        var stream = run.NewStream();
        var sent = await run.FillAsync(stream, 2).ConfigureAwait(false);
        var acknowledged = await cancel(token => run.Store.ArchiveStreamAsync(stream, ExpectedVersion.Any, token).AsTask()).ConfigureAwait(false);
        var state = (await run.Store.GetStreamAsync(stream, run.Token).ConfigureAwait(false)).State;
        Expect.That(state is StreamState.Archived || (state is StreamState.Active && !acknowledged), $"archiving ({(acknowledged ? "acknowledged" : "cancelled")}) left the stream {state}.");
        await run.Store.ArchiveStreamAsync(stream, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
    });

    // Runs a body once for each of many moments, spread over the time that the call takes and a bit beyond. The body calls through a function
    // that cancels at that moment and says whether the call was acknowledged.
    private static async Task SweepAsync(ConformanceRun run, Func<ConformanceRun, Func<Func<CancellationToken, Task>, Task<bool>>, Task> body)
    {
        var longest = TimeSpan.Zero;
        await body(run, MeasureAsync).ConfigureAwait(false);
        for (var moment = 0; moment < Moments; moment++)
        {
            var delay = longest * 1.25 * moment / Moments;
            await body(run, call => CancelAfterAsync(call, delay)).ConfigureAwait(false);
        }

        async Task<bool> MeasureAsync(Func<CancellationToken, Task> call)
        {
            var started = Stopwatch.GetTimestamp();
            await call(run.Token).ConfigureAwait(false);
            var took = Stopwatch.GetElapsedTime(started);
            longest = took > longest ? took : longest;
            return true;
        }

        async Task<bool> CancelAfterAsync(Func<CancellationToken, Task> call, TimeSpan delay)
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(run.Token);
            var started = Stopwatch.GetTimestamp();
            var underWay = Task.Run(() => call(cancellation.Token), run.Token);
            while (Stopwatch.GetElapsedTime(started) < delay && !underWay.IsCompleted) await Task.Yield(); // timers are too coarse
            await cancellation.CancelAsync().ConfigureAwait(false);
            await underWay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Expect.That(underWay.IsCompletedSuccessfully || underWay.IsCanceled, $"a cancelled call ended as {underWay.Status}: {underWay.Exception?.InnerException}");
            return underWay.IsCompletedSuccessfully;
        }
    }
}
