using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class ExpectedVersionCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("expected.any", "Any version takes a missing stream and one with events.", Any),
        new("expected.no-stream", "NoStream takes a missing stream only.", NoStream),
        new("expected.stream-exists", "StreamExists takes a stream with events only.", StreamExists),
        new("expected.exact", "An exact version takes a stream of that many events only.", Exact),
        new("expected.zero-is-no-stream", "An exact version of 0 is the same as NoStream.", ZeroIsNoStream),
        new("expected.conflict-says-what-is-there", "A conflict names the stream, what was expected, what is there, and the difference.", ConflictSaysWhatIsThere),
        new("expected.conflict-stores-nothing", "A conflict stores none of its events.", ConflictStoresNothing),
        new("expected.conflict-leaves-the-stream-usable", "After a conflict the stream takes the append that fits.", UsableAfterConflict),
        new("expected.one-winner-of-a-new-stream", "Of concurrent appends that expect no stream, exactly one wins.", OneWinnerOfNewStream),
        new("expected.one-winner-of-each-version", "Of concurrent appends that expect one version, exactly one wins, at every version.", OneWinnerOfEachVersion),
        new("expected.any-loses-nothing", "Concurrent appends that expect any version all succeed.", AnyLosesNothing),
    ];

    private static async Task Any(ConformanceRun run)
    {
        var stream = run.NewStream();
        var (first, second) = (run.Events(1), run.Events(1));
        await run.AppendAsync(stream, ExpectedVersion.Any, first).ConfigureAwait(false);
        await run.AppendAsync(stream, ExpectedVersion.Any, second).ConfigureAwait(false);
        await run.ExpectEventsAsync(stream, [.. first, .. second]).ConfigureAwait(false);
    }

    private static async Task NoStream(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.AppendAsync(stream, ExpectedVersion.NoStream, run.Event()).ConfigureAwait(false);
        await ExpectConflictAsync(run, stream, ExpectedVersion.NoStream, 1).ConfigureAwait(false);
    }

    private static async Task StreamExists(ConformanceRun run)
    {
        var stream = run.NewStream();
        await ExpectConflictAsync(run, stream, ExpectedVersion.StreamExists, 0).ConfigureAwait(false);
        await run.AppendAsync(stream, ExpectedVersion.NoStream, run.Event()).ConfigureAwait(false);
        var result = await run.AppendAsync(stream, ExpectedVersion.StreamExists, run.Event()).ConfigureAwait(false);
        Expect.Equal(2, result.StreamVersion, "the version");
    }

    private static async Task Exact(ConformanceRun run)
    {
        var stream = run.NewStream();
        await ExpectConflictAsync(run, stream, ExpectedVersion.Exactly(1), 0).ConfigureAwait(false);
        await run.FillAsync(stream, 3).ConfigureAwait(false);
        foreach (var wrong in new long[] { 1, 2, 4, 5, long.MaxValue })
            await ExpectConflictAsync(run, stream, ExpectedVersion.Exactly(wrong), 3).ConfigureAwait(false);
        Expect.Equal(4, (await run.AppendAsync(stream, ExpectedVersion.Exactly(3), run.Event()).ConfigureAwait(false)).StreamVersion, "the version");
    }

    private static async Task ZeroIsNoStream(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.AppendAsync(stream, ExpectedVersion.Exactly(0), run.Event()).ConfigureAwait(false);
        await ExpectConflictAsync(run, stream, ExpectedVersion.Exactly(0), 1).ConfigureAwait(false);
    }

    private static async Task ConflictSaysWhatIsThere(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 5).ConfigureAwait(false);
        var ahead = await ExpectConflictAsync(run, stream, ExpectedVersion.Exactly(3), 5).ConfigureAwait(false);
        Expect.Equal(2, ahead.Difference, "the difference of a conflict at version 5 that expected 3");
        var behind = await ExpectConflictAsync(run, stream, ExpectedVersion.Exactly(9), 5).ConfigureAwait(false);
        Expect.Equal(-4, behind.Difference, "the difference of a conflict at version 5 that expected 9");
    }

    private static async Task ConflictStoresNothing(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = await run.FillAsync(stream, 2).ConfigureAwait(false);
        var head = await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false);
        await Expect.ThrowsAsync<ConcurrencyException, AppendResult>(
            () => run.AppendAsync(stream, ExpectedVersion.Exactly(1), run.Events(10)), "an append that expects version 1 of 2").ConfigureAwait(false);
        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
        Expect.Equal(0, (await run.ReadAllAsync(head).ConfigureAwait(false)).Events.Count, "the number of events after the conflict");
    }

    private static async Task UsableAfterConflict(ConformanceRun run)
    {
        var stream = run.NewStream();
        var first = await run.FillAsync(stream, 1).ConfigureAwait(false);
        var second = run.Events(2);
        await Expect.ThrowsAsync<ConcurrencyException, AppendResult>(() => run.AppendAsync(stream, ExpectedVersion.Exactly(7), second), "a conflict").ConfigureAwait(false);
        var result = await run.AppendAsync(stream, ExpectedVersion.Exactly(1), second).ConfigureAwait(false);
        Expect.That(!result.IsDuplicate, "the append after its own conflict was called a repetition.");
        await run.ExpectEventsAsync(stream, [.. first, .. second]).ConfigureAwait(false);
    }

    private static async Task OneWinnerOfNewStream(ConformanceRun run)
    {
        for (var round = 0; round < 10; round++)
        {
            var stream = run.NewStream();
            var winner = await RaceAsync(run, stream, 0).ConfigureAwait(false);
            await run.ExpectEventsAsync(stream, [winner]).ConfigureAwait(false);
        }
    }

    private static async Task OneWinnerOfEachVersion(ConformanceRun run)
    {
        var stream = run.NewStream();
        var winners = new List<EventData>();
        for (var version = 0; version < 20; version++) winners.Add(await RaceAsync(run, stream, version).ConfigureAwait(false));
        await run.ExpectEventsAsync(stream, winners).ConfigureAwait(false);
    }

    private static async Task AnyLosesNothing(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = run.Events(200);
        var results = await Task.WhenAll(sent.Select(one => Task.Run(() => run.AppendAsync(stream, ExpectedVersion.Any, one).AsTask()))).ConfigureAwait(false);
        Expect.InOrder([.. Enumerable.Range(1, 200).Select(version => (long)version)], [.. results.Select(result => result.StreamVersion).Order()], "versions that were answered");
        Expect.InOrder([.. sent.Select(one => one.EventId).Order()], [.. (await run.ReadAsync(stream).ConfigureAwait(false)).Ids.Order()], "event ids");
    }

    // Sixteen appends expect the same version at once; gives the event of the one that won.
    private static async Task<EventData> RaceAsync(ConformanceRun run, StreamId stream, long version)
    {
        var racers = run.Events(16);
        var won = await Task.WhenAll(racers.Select(racer => Task.Run(() => TryAsync(racer)))).ConfigureAwait(false);
        Expect.Equal(1, won.Count(one => one), $"the number of winners of version {version + 1} of '{stream}'");
        return racers[Array.IndexOf(won, true)];

        async Task<bool> TryAsync(EventData racer)
        {
            try
            {
                await run.AppendAsync(stream, ExpectedVersion.Exactly(version), racer).ConfigureAwait(false);
                return true;
            }
            catch (ConcurrencyException)
            {
                return false;
            }
        }
    }

    private static async Task<ConcurrencyException> ExpectConflictAsync(ConformanceRun run, StreamId stream, ExpectedVersion expected, long actual)
    {
        var conflict = await Expect.ThrowsAsync<ConcurrencyException, AppendResult>(
            () => run.AppendAsync(stream, expected, run.Event()), $"an append that expects {expected} of version {actual}").ConfigureAwait(false);
        Expect.Equal(stream, conflict.Stream, "the conflict's stream");
        Expect.Equal(expected, conflict.Expected, "what the conflict says was expected");
        Expect.Equal(actual, conflict.Actual, "what the conflict says is there");
        return conflict;
    }
}
