using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class MultiStreamCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("multi.results-in-order", "The results of an append to several streams are in the order of its parts.", ResultsInOrder),
        new("multi.one-conflict-stores-nothing", "One conflict among several streams stores nothing on any, wherever it stands.", OneConflictStoresNothing),
        new("multi.conflict-names-its-stream", "The conflict names the stream that was not as expected.", ConflictNamesItsStream),
        new("multi.every-kind-of-expectation", "Parts may expect different things.", EveryKindOfExpectation),
        new("multi.empty-part-checks", "A part without events only checks its stream: it can protect a decision that read it.", EmptyPartChecks),
        new("multi.no-parts", "An append to no streams does nothing.", NoParts),
        new("multi.same-stream-twice-is-refused", "The same stream twice in one append is refused.", SameStreamTwice),
        new("multi.contiguous-or-not-but-atomic", "A reader of all streams sees all parts or none.", SeenAtOnce),
        new("multi.repetition-is-answered", "A repeated append to several streams is answered as the first was.", RepetitionIsAnswered),
        new("multi.repetition-outlives-its-checks", "A repetition is answered as the first was although a stream that it only checks has moved on or was closed in between.", RepetitionOutlivesChecks),
        new("multi.crossing-appends", "Concurrent appends that name the same streams in opposite order all complete.", CrossingAppends),
        new("multi.one-closed-stream-stores-nothing", "One archived stream among several refuses all.", OneClosedStream),
        new("multi.one-reused-command-id-stores-nothing", "One reused command id among several streams refuses all.", OneReusedCommandId),
    ];

    private static async Task ResultsInOrder(ConformanceRun run)
    {
        var (a, b, c) = (run.NewStream("c"), run.NewStream("b"), run.NewStream("a"));
        await run.FillAsync(b, 2).ConfigureAwait(false);
        var results = await run.AppendAsync(
            ConformanceRun.Append(a, ExpectedVersion.NoStream, run.Events(1)),
            ConformanceRun.Append(b, ExpectedVersion.Exactly(2), run.Events(3)),
            ConformanceRun.Append(c, ExpectedVersion.Any, run.Events(2))).ConfigureAwait(false);
        Expect.InOrder([1, 5, 2], [.. results.Select(result => result.StreamVersion)], "versions of the results");
        foreach (var (stream, result) in new[] { a, b, c }.Zip(results))
            Expect.Equal((await run.ReadAsync(stream).ConfigureAwait(false)).Positions[^1], result.Position, $"the position answered for '{stream}'");
    }

    private static async Task OneConflictStoresNothing(ConformanceRun run)
    {
        for (var wrong = 0; wrong < 3; wrong++)
        {
            var streams = new[] { run.NewStream(), run.NewStream(), run.NewStream() };
            var appends = streams.Select((stream, i) => ConformanceRun.Append(stream, i == wrong ? ExpectedVersion.Exactly(4) : ExpectedVersion.NoStream, run.Events(2))).ToArray();
            await Expect.ThrowsAsync<ConcurrencyException, IReadOnlyList<AppendResult>>(() => run.AppendAsync(appends), $"an append whose part {wrong} conflicts").ConfigureAwait(false);
            foreach (var stream in streams) await run.ExpectEventsAsync(stream, []).ConfigureAwait(false);
        }

        Expect.Equal(0, (await run.ReadAllAsync().ConfigureAwait(false)).Events.Count, "the number of events in the store");
    }

    private static async Task ConflictNamesItsStream(ConformanceRun run)
    {
        var (fits, conflicts) = (run.NewStream(), run.NewStream());
        await run.FillAsync(conflicts, 3).ConfigureAwait(false);
        var conflict = await Expect.ThrowsAsync<ConcurrencyException, IReadOnlyList<AppendResult>>(
            () => run.AppendAsync(
                ConformanceRun.Append(fits, ExpectedVersion.NoStream, run.Event()), ConformanceRun.Append(conflicts, ExpectedVersion.Exactly(2), run.Event())),
            "an append that expects version 2 of 3").ConfigureAwait(false);
        Expect.Equal((conflicts, 3L, 1L), (conflict.Stream, conflict.Actual, conflict.Difference), "the conflict's stream, version and difference");
    }

    private static async Task EveryKindOfExpectation(ConformanceRun run)
    {
        var (any, missing, existing, exact) = (run.NewStream(), run.NewStream(), run.NewStream(), run.NewStream());
        await run.FillAsync(existing, 1).ConfigureAwait(false);
        await run.FillAsync(exact, 2).ConfigureAwait(false);
        var results = await run.AppendAsync(
            ConformanceRun.Append(any, ExpectedVersion.Any, run.Event()),
            ConformanceRun.Append(missing, ExpectedVersion.NoStream, run.Event()),
            ConformanceRun.Append(existing, ExpectedVersion.StreamExists, run.Event()),
            ConformanceRun.Append(exact, ExpectedVersion.Exactly(2), run.Event())).ConfigureAwait(false);
        Expect.InOrder([1, 1, 2, 3], [.. results.Select(result => result.StreamVersion)], "versions of the results");
    }

    private static async Task EmptyPartChecks(ConformanceRun run)
    {
        var (read, written) = (run.NewStream(), run.NewStream());
        await run.FillAsync(read, 2).ConfigureAwait(false);
        var results = await run.AppendAsync(
            ConformanceRun.Append(read, ExpectedVersion.Exactly(2)), ConformanceRun.Append(written, ExpectedVersion.NoStream, run.Event())).ConfigureAwait(false);
        Expect.Equal(new AppendResult(2, 0, IsDuplicate: false), results[0], "the result of the part that only checks");
        await Expect.ThrowsAsync<ConcurrencyException, IReadOnlyList<AppendResult>>(
            () => run.AppendAsync(ConformanceRun.Append(read, ExpectedVersion.Exactly(1)), ConformanceRun.Append(written, ExpectedVersion.Exactly(1), run.Event())),
            "an append whose checking part expects version 1 of 2").ConfigureAwait(false);
        await run.ExpectVersionAsync(written, 1).ConfigureAwait(false);
    }

    private static async Task NoParts(ConformanceRun run) =>
        Expect.Equal(0, (await run.AppendAsync().ConfigureAwait(false)).Count, "the number of results of an append to no streams");

    private static async Task SameStreamTwice(ConformanceRun run)
    {
        var stream = run.NewStream();
        await Expect.ThrowsAsync<ArgumentException, IReadOnlyList<AppendResult>>(
            () => run.AppendAsync(ConformanceRun.Append(stream, ExpectedVersion.Any, run.Event()), ConformanceRun.Append(stream, ExpectedVersion.Any, run.Event())),
            "an append with the same stream twice").ConfigureAwait(false);
        await run.ExpectVersionAsync(stream, 0).ConfigureAwait(false);
    }

    private static async Task SeenAtOnce(ConformanceRun run)
    {
        var streams = Enumerable.Range(0, 4).Select(_ => run.NewStream()).ToArray();
        var (enough, position) = (false, 0L);
        var writing = Task.Run(WriteAsync);
        for (var pages = 0; pages < 50;)
        {
            // A page is one point in time: each stream has as many new events in it as the others.
            var page = await run.ReadAllAsync(position).ConfigureAwait(false);
            var counts = page.Events.CountBy(stored => stored.Stream).Select(pair => pair.Value).ToArray();
            (position, pages) = (page.NextPosition, counts.Length == 0 ? pages : pages + 1);
            await Task.Yield();
            Expect.That(counts.Length is 0 or 4 && counts.Distinct().Count() <= 1, $"a reader saw part of an append: {string.Join(", ", counts)} events on its 4 streams.");
        }

        Volatile.Write(ref enough, value: true);
        await writing.ConfigureAwait(false);

        async Task WriteAsync()
        {
            for (var i = 0; !Volatile.Read(ref enough); i++)
                await run.AppendAsync([.. streams.Select(stream => ConformanceRun.Append(stream, ExpectedVersion.Exactly(i), run.Event()))]).ConfigureAwait(false);
        }
    }

    private static async Task RepetitionIsAnswered(ConformanceRun run)
    {
        var (a, b) = (run.NewStream(), run.NewStream());
        var command = new CommandKey(Guid.NewGuid(), 7);
        StreamAppend[] appends = [ConformanceRun.Command(a, ExpectedVersion.Any, command, run.Events(2)), ConformanceRun.Command(b, ExpectedVersion.NoStream, command, run.Events(1))];
        var first = await run.AppendAsync(appends).ConfigureAwait(false);
        await run.FillAsync(a, 1).ConfigureAwait(false);
        var again = await run.AppendAsync(appends).ConfigureAwait(false);
        Expect.InOrder([.. first.Select(result => result with { IsDuplicate = true })], again, "results of the repetition");
        await run.ExpectVersionAsync(a, 3).ConfigureAwait(false);
        await run.ExpectVersionAsync(b, 1).ConfigureAwait(false);
    }

    private static async Task RepetitionOutlivesChecks(ConformanceRun run)
    {
        foreach (var expected in new[] { ExpectedVersion.NoStream, ExpectedVersion.Any })
        {
            var (written, other, moved, made, archived, deleted) = (run.NewStream(), run.NewStream(), run.NewStream(), run.NewStream(), run.NewStream(), run.NewStream());
            foreach (var stream in new[] { moved, archived, deleted }) await run.FillAsync(stream, 2).ConfigureAwait(false);
            StreamAppend[] checks =
            [
                ConformanceRun.Append(moved, ExpectedVersion.Exactly(2)), ConformanceRun.Append(made, ExpectedVersion.NoStream),
                ConformanceRun.Append(archived, ExpectedVersion.Exactly(2)), ConformanceRun.Append(deleted, ExpectedVersion.Exactly(2)),
            ];
            StreamAppend[] appends = [checks[0], ConformanceRun.Append(written, expected, run.Events(2)), .. checks[1..], ConformanceRun.Append(other, expected, run.Event())];
            var first = await run.AppendAsync(appends).ConfigureAwait(false);
            foreach (var stream in new[] { moved, made, written }) await run.FillAsync(stream, 1).ConfigureAwait(false);
            await run.Store.ArchiveStreamAsync(archived, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
            await run.Store.DeleteStreamAsync(deleted, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
            Expect.InOrder([.. first.Select(result => result with { IsDuplicate = true })], await run.AppendAsync(appends).ConfigureAwait(false), "results of the repetition");
            await run.ExpectVersionAsync(written, 3).ConfigureAwait(false);
            await run.ExpectVersionAsync(other, 1).ConfigureAwait(false);
            // With events that are not stored yet it is another append, and its checks hold.
            await Expect.ThrowsAsync<ConcurrencyException, IReadOnlyList<AppendResult>>(
                () => run.AppendAsync(checks[0], appends[1], ConformanceRun.Append(run.NewStream(), ExpectedVersion.Any, run.Event())), "an append that is repeated in part").ConfigureAwait(false);
        }
    }

    private static async Task CrossingAppends(ConformanceRun run)
    {
        var streams = Enumerable.Range(0, 6).Select(_ => run.NewStream()).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() => CrossAsync(n)))).ConfigureAwait(false);
        foreach (var stream in streams) await run.ExpectVersionAsync(stream, 40).ConfigureAwait(false);

        async Task CrossAsync(int n)
        {
            var order = n % 2 == 0 ? streams : [.. streams.Reverse()];
            await run.AppendAsync([.. order.Select(stream => ConformanceRun.Append(stream, ExpectedVersion.Any, run.Event()))]).ConfigureAwait(false);
        }
    }

    private static async Task OneClosedStream(ConformanceRun run)
    {
        var (open, archived) = (run.NewStream(), run.NewStream());
        await run.FillAsync(archived, 1).ConfigureAwait(false);
        await run.Store.ArchiveStreamAsync(archived, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        await Expect.ThrowsAsync<StreamClosedException, IReadOnlyList<AppendResult>>(
            () => run.AppendAsync(ConformanceRun.Append(open, ExpectedVersion.Any, run.Event()), ConformanceRun.Append(archived, ExpectedVersion.Any, run.Event())),
            "an append to an open and an archived stream").ConfigureAwait(false);
        await run.ExpectVersionAsync(open, 0).ConfigureAwait(false);
    }

    private static async Task OneReusedCommandId(ConformanceRun run)
    {
        var (fresh, used) = (run.NewStream(), run.NewStream());
        var command = new CommandKey(Guid.NewGuid(), 1);
        await run.AppendAsync(ConformanceRun.Command(used, ExpectedVersion.Any, command, run.Event())).ConfigureAwait(false);
        await Expect.ThrowsAsync<CommandIdReusedException, IReadOnlyList<AppendResult>>(
            () => run.AppendAsync(
                ConformanceRun.Append(fresh, ExpectedVersion.Any, run.Event()), ConformanceRun.Command(used, ExpectedVersion.Any, command with { Fingerprint = 2 }, run.Event())),
            "an append with a reused command id").ConfigureAwait(false);
        await run.ExpectVersionAsync(fresh, 0).ConfigureAwait(false);
    }
}
