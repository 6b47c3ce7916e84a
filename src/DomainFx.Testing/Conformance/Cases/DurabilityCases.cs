using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class DurabilityCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("durability.events-survive", "Events are the same after the store was closed and opened again.", EventsSurvive, StoreCapabilities.Reopen),
        new("durability.positions-go-on", "Positions go on above those that were given before, also above a deleted stream's.", PositionsGoOn, StoreCapabilities.Reopen),
        new("durability.versions-go-on", "Expected versions hold against what was stored before.", VersionsGoOn, StoreCapabilities.Reopen),
        new("durability.many-reopenings", "Nothing is lost or doubled over many openings.", ManyReopenings, StoreCapabilities.Reopen),
        new("two-handles.see-each-other", "What one handle appended, another sees at once.", SeeEachOther, StoreCapabilities.OpenTwice),
        new("two-handles.conflict-with-each-other", "Of concurrent appends through two handles exactly one wins each version.", ConflictWithEachOther, StoreCapabilities.OpenTwice),
        new("two-handles.wake-each-other", "An append through one handle wakes who waits on another.", WakeEachOther, StoreCapabilities.OpenTwice),
        new("two-handles.remember-for-each-other", "A command that was appended through one handle is remembered by another.", RememberForEachOther, StoreCapabilities.OpenTwice),
        new("two-handles.close-for-each-other", "A stream that was archived or deleted through one handle is closed for another that knew it open.", CloseForEachOther, StoreCapabilities.OpenTwice),
        new("two-handles.readers-miss-nothing", "A reader that follows writers on two handles sees every event.", ReadersMissNothing, StoreCapabilities.OpenTwice),
    ];

    private static async Task EventsSurvive(ConformanceRun run)
    {
        for (var i = 0; i < 10; i++)
        {
            var metadata = new EventMetadata { UserId = $"user-{i}", Headers = new Dictionary<string, string> { ["i"] = $"{i}" } };
            await run.AppendAsync(run.NewStream(), ExpectedVersion.NoStream, [.. run.Events(i + 1).Select(one => one with { Metadata = metadata })]).ConfigureAwait(false);
        }

        var before = await run.ReadAllAsync().ConfigureAwait(false);
        await run.ReopenAsync().ConfigureAwait(false);
        var after = await run.ReadAllAsync().ConfigureAwait(false);
        Expect.InOrder([.. before.Events.Select(Facts)], [.. after.Events.Select(Facts)], "events after reopening");
        for (var i = 0; i < before.Events.Count; i++) Expect.Bytes(before.Events[i].Data.Span, after.Events[i].Data.Span, $"the data of '{after.Events[i]}'");

        static (StreamId, long, long, EventType, Guid, EventMetadata, DateTimeOffset, DateTimeOffset) Facts(RecordedEvent stored) =>
            (stored.Stream, stored.Version, stored.Position, stored.Type, stored.EventId, stored.Metadata, stored.OccurredAt, stored.RecordedAt);
    }

    private static async Task PositionsGoOn(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 3).ConfigureAwait(false);
        var deleted = run.NewStream();
        await run.FillAsync(deleted, 3).ConfigureAwait(false);
        await run.Store.DeleteStreamAsync(deleted, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        var head = await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false);
        await run.ReopenAsync().ConfigureAwait(false);
        Expect.Equal(head, await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false), "the head after reopening");
        var result = await run.AppendAsync(run.NewStream(), ExpectedVersion.NoStream, run.Event()).ConfigureAwait(false);
        Expect.That(result.Position > head, $"position {result.Position} was given after reopening at head {head}.");
    }

    private static async Task VersionsGoOn(ConformanceRun run)
    {
        var stream = run.NewStream();
        var first = await run.FillAsync(stream, 3).ConfigureAwait(false);
        await run.ReopenAsync().ConfigureAwait(false);
        await Expect.ThrowsAsync<ConcurrencyException, AppendResult>(() => run.AppendAsync(stream, ExpectedVersion.NoStream, run.Event()), "an append that expects no stream").ConfigureAwait(false);
        var second = run.Events(2);
        await run.AppendAsync(stream, ExpectedVersion.Exactly(3), second).ConfigureAwait(false);
        await run.ExpectEventsAsync(stream, [.. first, .. second]).ConfigureAwait(false);
    }

    private static async Task ManyReopenings(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = new List<EventData>();
        for (var i = 0; i < 10; i++)
        {
            sent.AddRange(await run.FillAsync(stream, 2).ConfigureAwait(false));
            await run.ReopenAsync().ConfigureAwait(false);
        }

        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
        Expect.InOrder([.. sent.Select(one => one.EventId)], (await run.ReadAllAsync().ConfigureAwait(false)).Ids, "event ids over all streams");
    }

    private static async Task SeeEachOther(ConformanceRun run)
    {
        var other = await run.OpenAnotherAsync().ConfigureAwait(false);
        var stream = run.NewStream();
        for (var version = 0; version < 20; version += 2)
        {
            await run.AppendAsync(stream, ExpectedVersion.Exactly(version), run.Event()).ConfigureAwait(false);
            var result = await other.AppendAsync(ConformanceRun.Append(stream, ExpectedVersion.Exactly(version + 1), run.Event()), run.Token).ConfigureAwait(false);
            Expect.Equal(result.Position, await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false), "the head, seen from the other handle");
            await run.ExpectVersionAsync(stream, version + 2).ConfigureAwait(false);
        }
    }

    private static async Task ConflictWithEachOther(ConformanceRun run)
    {
        var other = await run.OpenAnotherAsync().ConfigureAwait(false);
        var stream = run.NewStream();
        for (var version = 0; version < 20; version++)
        {
            var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => TryAsync(n % 2 == 0 ? run.Store : other, version)))).ConfigureAwait(false);
            Expect.Equal(1, won.Count(one => one), $"the number of winners of version {version + 1}");
        }

        await run.ExpectVersionAsync(stream, 20).ConfigureAwait(false);

        async Task<bool> TryAsync(IEventStore store, long version)
        {
            try
            {
                await store.AppendAsync(ConformanceRun.Append(stream, ExpectedVersion.Exactly(version), run.Event()), run.Token).ConfigureAwait(false);
                return true;
            }
            catch (ConcurrencyException)
            {
                return false;
            }
        }
    }

    private static async Task WakeEachOther(ConformanceRun run)
    {
        var other = await run.OpenAnotherAsync().ConfigureAwait(false);
        for (var i = 0; i < 5; i++)
        {
            var head = await other.GetHeadAsync(run.Token).ConfigureAwait(false);
            var waiting = UntilThereAsync(head);
            await run.FillAsync(run.NewStream(), 1).ConfigureAwait(false);
            await waiting.ConfigureAwait(false);
        }

        async Task UntilThereAsync(long position)
        {
            while (await other.GetHeadAsync(run.Token).ConfigureAwait(false) <= position) await other.WaitForEventsAsync(position, run.Token).ConfigureAwait(false);
        }
    }

    private static async Task RememberForEachOther(ConformanceRun run)
    {
        var other = await run.OpenAnotherAsync().ConfigureAwait(false);
        var append = ConformanceRun.Command(run.NewStream(), ExpectedVersion.NoStream, new CommandKey(Guid.NewGuid(), 1), run.Events(2));
        var first = await run.AppendAsync(append).ConfigureAwait(false);
        Expect.Equal(first with { IsDuplicate = true }, await other.AppendAsync(append, run.Token).ConfigureAwait(false), "the answer of the other handle to a repeated command");
    }

    private static async Task CloseForEachOther(ConformanceRun run)
    {
        var other = await run.OpenAnotherAsync().ConfigureAwait(false);
        var (archived, deleted) = (run.NewStream(), run.NewStream());
        foreach (var stream in new[] { archived, deleted }) await run.FillAsync(stream, 2).ConfigureAwait(false);
        await other.ArchiveStreamAsync(archived, ExpectedVersion.Exactly(2), run.Token).ConfigureAwait(false);
        await other.DeleteStreamAsync(deleted, ExpectedVersion.Exactly(2), run.Token).ConfigureAwait(false);
        foreach (var (stream, state) in new[] { (archived, StreamState.Archived), (deleted, StreamState.Deleted) })
        {
            var closed = await Expect.ThrowsAsync<StreamClosedException, AppendResult>(
                () => run.AppendAsync(stream, ExpectedVersion.Any, run.Event()), $"an append to a stream that another handle left {state}").ConfigureAwait(false);
            Expect.Equal(state, closed.State, "the exception's state");
            Expect.Equal(state, (await run.Store.GetStreamAsync(stream, run.Token).ConfigureAwait(false)).State, "the stream's state");
        }
    }

    private static async Task ReadersMissNothing(ConformanceRun run)
    {
        var other = await run.OpenAnotherAsync().ConfigureAwait(false);
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => WriteAsync(n % 2 == 0 ? run.Store : other))));
        var (seen, position, last) = (new List<long>(), 0L, false);
        while (!last)
        {
            last = writing.IsCompleted;
            var page = await run.ReadAllAsync(position).ConfigureAwait(false);
            seen.AddRange(page.Positions);
            position = page.NextPosition;
        }

        await writing.ConfigureAwait(false);
        Expect.InOrder((await run.ReadAllAsync().ConfigureAwait(false)).Positions, seen, "positions that the reader saw");
        Expect.Equal(4 * 40, seen.Count, "the number of events");

        async Task WriteAsync(IEventStore store)
        {
            for (var i = 0; i < 40; i++) await store.AppendAsync(ConformanceRun.Append(run.NewStream(), ExpectedVersion.NoStream, run.Event()), run.Token).ConfigureAwait(false);
        }
    }
}
