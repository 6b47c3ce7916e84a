using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class AppendCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("appends.first-event-has-version-1", "The first event of a stream has version 1 and a position above 0.", FirstEvent),
        new("appends.versions-continue", "Each append continues where the one before ended.", VersionsContinue),
        new("appends.batch-is-in-order", "Events of one append get versions and positions in their order.", BatchIsInOrder),
        new("appends.position-is-the-last-event's", "The result carries the position of the append's last event, as readers see it.", PositionOfLastEvent),
        new("appends.empty-only-checks", "An append of no events answers the version that is there, and stores nothing.", EmptyOnlyChecks),
        new("appends.empty-creates-no-stream", "An append of no events leaves a missing stream missing.", EmptyCreatesNothing),
        new("appends.empty-may-conflict", "An append of no events whose expectation does not hold is a conflict.", EmptyMayConflict),
        new("appends.10000-events-at-once", "10,000 events in one append are stored, in order.", TenThousandAtOnce),
        new("appends.many-streams", "A thousand streams are told apart.", ManyStreams),
        new("appends.same-id-in-two-categories", "A stream is the pair of category and id: the same id in another category is another stream.", SameIdInTwoCategories),
        new("appends.default-stream-is-refused", "A stream without a name is refused before anything is stored.", DefaultStreamIsRefused),
        new("appends.data-may-be-changed-afterwards", "The memory of an event is read only until the append has completed.", DataMayBeChangedAfterwards),
    ];

    private static async Task FirstEvent(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = run.Event();
        var result = await run.AppendAsync(stream, ExpectedVersion.NoStream, sent).ConfigureAwait(false);
        Expect.Equal(1, result.StreamVersion, "the version after the first append");
        Expect.That(result.Position > 0, $"the first position is {result.Position}.");
        Expect.That(!result.IsDuplicate, "a first append was called a repetition.");
        await run.ExpectEventsAsync(stream, [sent]).ConfigureAwait(false);
        Expect.Equal(new StreamInfo(1, StreamState.Active), await run.Store.GetStreamAsync(stream, run.Token).ConfigureAwait(false), "the stream");
    }

    private static async Task VersionsContinue(ConformanceRun run)
    {
        var stream = run.NewStream();
        var (first, second) = (run.Events(2), run.Events(3));
        await run.AppendAsync(stream, ExpectedVersion.NoStream, first).ConfigureAwait(false);
        var result = await run.AppendAsync(stream, ExpectedVersion.Exactly(2), second).ConfigureAwait(false);
        Expect.Equal(5, result.StreamVersion, "the version after 2 and 3 events");
        await run.ExpectEventsAsync(stream, [.. first, .. second]).ConfigureAwait(false);
    }

    private static async Task BatchIsInOrder(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = await run.FillAsync(stream, 50).ConfigureAwait(false);
        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
        var positions = (await run.ReadAsync(stream).ConfigureAwait(false)).Positions;
        Expect.InOrder([.. positions.Distinct().Order()], positions, "positions within an append");
    }

    private static async Task PositionOfLastEvent(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 3).ConfigureAwait(false);
        var result = await run.AppendAsync(stream, ExpectedVersion.Any, run.Events(4)).ConfigureAwait(false);
        Expect.Equal((await run.ReadAsync(stream).ConfigureAwait(false)).Positions[^1], result.Position, "the result's position");
    }

    private static async Task EmptyOnlyChecks(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = await run.FillAsync(stream, 3).ConfigureAwait(false);
        foreach (var expected in new[] { ExpectedVersion.Any, ExpectedVersion.StreamExists, ExpectedVersion.Exactly(3) })
        {
            var result = await run.AppendAsync(stream, expected).ConfigureAwait(false);
            Expect.Equal(new AppendResult(3, 0, IsDuplicate: false), result, $"the result of an empty append that expects {expected}");
        }

        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
    }

    private static async Task EmptyCreatesNothing(ConformanceRun run)
    {
        var stream = run.NewStream();
        var result = await run.AppendAsync(stream, ExpectedVersion.NoStream).ConfigureAwait(false);
        Expect.Equal(new AppendResult(0, 0, IsDuplicate: false), result, "the result of an empty append to a missing stream");
        Expect.Equal(new StreamInfo(0, StreamState.Missing), await run.Store.GetStreamAsync(stream, run.Token).ConfigureAwait(false), "the stream");
    }

    private static async Task EmptyMayConflict(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 3).ConfigureAwait(false);
        foreach (var expected in new[] { ExpectedVersion.NoStream, ExpectedVersion.Exactly(2), ExpectedVersion.Exactly(4) })
            await Expect.ThrowsAsync<ConcurrencyException, AppendResult>(() => run.AppendAsync(stream, expected), $"an empty append that expects {expected} of version 3").ConfigureAwait(false);
        await Expect.ThrowsAsync<ConcurrencyException, AppendResult>(
            () => run.AppendAsync(run.NewStream(), ExpectedVersion.StreamExists), "an empty append that expects a missing stream to exist").ConfigureAwait(false);
    }

    private static async Task TenThousandAtOnce(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = run.Events(10_000);
        var result = await run.AppendAsync(stream, ExpectedVersion.NoStream, sent).ConfigureAwait(false);
        Expect.Equal(10_000, result.StreamVersion, "the version");
        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
    }

    private static async Task ManyStreams(ConformanceRun run)
    {
        var sent = new Dictionary<StreamId, EventData[]>();
        for (var i = 0; i < 1_000; i++) sent.Add(run.NewStream(), run.Events((i % 3) + 1));
        await Task.WhenAll(sent.Select(pair => run.AppendAsync(pair.Key, ExpectedVersion.NoStream, pair.Value).AsTask())).ConfigureAwait(false);
        foreach (var (stream, events) in sent) await run.ExpectEventsAsync(stream, events).ConfigureAwait(false);
    }

    private static async Task SameIdInTwoCategories(ConformanceRun run)
    {
        var (left, right) = (new StreamId("a", "b/c"), new StreamId("a/b", "c"));
        var (first, second) = (run.Events(1), run.Events(2));
        await run.AppendAsync(left, ExpectedVersion.NoStream, first).ConfigureAwait(false);
        await run.AppendAsync(right, ExpectedVersion.NoStream, second).ConfigureAwait(false);
        await run.ExpectEventsAsync(left, first).ConfigureAwait(false);
        await run.ExpectEventsAsync(right, second).ConfigureAwait(false);
        await run.ExpectVersionAsync(new StreamId("a", "c"), 0).ConfigureAwait(false);
    }

    private static async Task DefaultStreamIsRefused(ConformanceRun run)
    {
        await Expect.ThrowsAsync<ArgumentException, AppendResult>(() => run.AppendAsync(default, ExpectedVersion.Any, run.Event()), "an append to default(StreamId)").ConfigureAwait(false);
        Expect.Equal(0, (await run.ReadAllAsync().ConfigureAwait(false)).Events.Count, "the number of events in the store");
    }

    private static async Task DataMayBeChangedAfterwards(ConformanceRun run)
    {
        var stream = run.NewStream();
        byte[] data = [.. "{\"n\":1}"u8];
        await run.AppendAsync(stream, ExpectedVersion.NoStream, run.Event(data)).ConfigureAwait(false);
        data.AsSpan().Clear();
        var read = await run.ReadAsync(stream).ConfigureAwait(false);
        Expect.Bytes("{\"n\":1}"u8, read.Events[0].Data.Span, "the event's data");
    }
}
