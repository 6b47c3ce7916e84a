using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class ArchiveCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("archive.refuses-appends", "An archived stream refuses appends of every expectation, empty ones too.", RefusesAppends),
        new("archive.stays-readable", "An archived stream is read as before, alone and among all.", StaysReadable),
        new("archive.says-so", "An archived stream is not missing: its version stays and its state says archived.", SaysSo),
        new("archive.twice", "Archiving an archived stream does nothing.", Twice),
        new("archive.expected-version", "Archiving checks what is expected of the stream.", Expected),
        new("archive.appends-nothing", "Archiving puts no event into the global order.", AppendsNothing),
        new("archive.survives-reopening", "A stream stays archived after the store was closed and opened again.", SurvivesReopening, StoreCapabilities.Reopen),
    ];

    private static async Task RefusesAppends(ConformanceRun run)
    {
        var (stream, sent) = await ArchivedAsync(run).ConfigureAwait(false);
        foreach (var expected in new[] { ExpectedVersion.Any, ExpectedVersion.StreamExists, ExpectedVersion.Exactly(3), ExpectedVersion.NoStream })
        {
            await ExpectClosedAsync(run, stream, expected, run.Event()).ConfigureAwait(false);
            await ExpectClosedAsync(run, stream, expected).ConfigureAwait(false);
        }

        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
    }

    private static async Task StaysReadable(ConformanceRun run)
    {
        var (stream, sent) = await ArchivedAsync(run).ConfigureAwait(false);
        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
        Expect.InOrder([3, 2, 1], (await run.ReadAsync(stream, long.MaxValue, ReadDirection.Backward).ConfigureAwait(false)).Versions, "versions backward");
        Expect.InOrder([.. sent.Select(one => one.EventId)], (await run.ReadAllAsync().ConfigureAwait(false)).Ids, "event ids over all streams");
    }

    private static async Task SaysSo(ConformanceRun run)
    {
        var (stream, _) = await ArchivedAsync(run).ConfigureAwait(false);
        Expect.Equal(new StreamInfo(3, StreamState.Archived), await run.Store.GetStreamAsync(stream, run.Token).ConfigureAwait(false), "the stream");
    }

    private static async Task Twice(ConformanceRun run)
    {
        var (stream, _) = await ArchivedAsync(run).ConfigureAwait(false);
        await run.Store.ArchiveStreamAsync(stream, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        await SaysSo(run).ConfigureAwait(false);
    }

    private static async Task Expected(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 3).ConfigureAwait(false);
        foreach (var wrong in new[] { ExpectedVersion.NoStream, ExpectedVersion.Exactly(2), ExpectedVersion.Exactly(4) })
        {
            var conflict = await Expect.ThrowsAsync<ConcurrencyException>(
                () => run.Store.ArchiveStreamAsync(stream, wrong, run.Token), $"archiving version 3 expecting {wrong}").ConfigureAwait(false);
            Expect.Equal((stream, wrong, 3L), (conflict.Stream, conflict.Expected, conflict.Actual), "the conflict's stream, expectation and version");
        }

        await Expect.ThrowsAsync<ConcurrencyException>(
            () => run.Store.ArchiveStreamAsync(run.NewStream(), ExpectedVersion.StreamExists, run.Token), "archiving a missing stream that is expected to exist").ConfigureAwait(false);
        await run.FillAsync(stream, 1).ConfigureAwait(false);
        await run.Store.ArchiveStreamAsync(stream, ExpectedVersion.Exactly(4), run.Token).ConfigureAwait(false);
        await ExpectClosedAsync(run, stream, ExpectedVersion.Any, run.Event()).ConfigureAwait(false);
    }

    private static async Task AppendsNothing(ConformanceRun run)
    {
        await ArchivedAsync(run).ConfigureAwait(false);
        Expect.Equal(3, (await run.ReadAllAsync().ConfigureAwait(false)).Events.Count, "the number of events in the store");
    }

    private static async Task SurvivesReopening(ConformanceRun run)
    {
        var (stream, sent) = await ArchivedAsync(run).ConfigureAwait(false);
        await run.ReopenAsync().ConfigureAwait(false);
        await ExpectClosedAsync(run, stream, ExpectedVersion.Any, run.Event()).ConfigureAwait(false);
        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
    }

    private static async Task<(StreamId Stream, EventData[] Sent)> ArchivedAsync(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = await run.FillAsync(stream, 3).ConfigureAwait(false);
        await run.Store.ArchiveStreamAsync(stream, ExpectedVersion.Exactly(3), run.Token).ConfigureAwait(false);
        return (stream, sent);
    }

    private static async Task ExpectClosedAsync(ConformanceRun run, StreamId stream, ExpectedVersion expected, params EventData[] events)
    {
        var closed = await Expect.ThrowsAsync<StreamClosedException, AppendResult>(
            () => run.AppendAsync(stream, expected, events), $"an append of {events.Length} events to an archived stream, expecting {expected},").ConfigureAwait(false);
        Expect.Equal((stream, StreamState.Archived), (closed.Stream, closed.State), "the exception's stream and state");
    }
}
