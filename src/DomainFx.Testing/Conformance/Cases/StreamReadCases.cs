using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class StreamReadCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("streams.missing", "Reading a missing stream gives an empty page, in both directions.", Missing),
        new("streams.forward-pages", "Pages forward give every event once, in order, and say whether there is more.", ForwardPages),
        new("streams.backward-pages", "Pages backward give every event once, newest first, and say whether there is more.", BackwardPages),
        new("streams.has-more-at-the-edge", "A page that ends exactly at the stream's end has no more.", HasMoreAtTheEdge),
        new("streams.from-the-middle", "A read starts at the version that was asked for, which it includes.", FromTheMiddle),
        new("streams.beyond-the-end", "Forward beyond the end is empty; backward from there starts at the newest event.", BeyondTheEnd),
        new("streams.largest-page", "The greatest page size reads what is there.", LargestPage),
        new("streams.bad-arguments-are-refused", "A version below 1 and a page size below 1 are refused.", BadArguments),
        new("streams.only-its-own-events", "A stream's read gives none of its neighbours' events.", OnlyItsOwn),
        new("streams.events-carry-all-they-are", "A read event carries stream, version, position, type, schema version, id and data.", CarryAll),
        new("streams.pages-are-independent", "A page stays as it is while others are read and disposed.", PagesAreIndependent),
    ];

    private static async Task Missing(ConformanceRun run)
    {
        foreach (var direction in Enum.GetValues<ReadDirection>())
        {
            var page = await run.ReadAsync(run.NewStream(), direction is ReadDirection.Forward ? 1 : long.MaxValue, direction).ConfigureAwait(false);
            Expect.Equal((0, false), (page.Events.Count, page.HasMore), $"the count and HasMore of a missing stream read {direction}");
        }
    }

    private static async Task ForwardPages(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 25).ConfigureAwait(false);
        foreach (var size in new[] { 1, 4, 7, 24, 25, 26 })
        {
            var versions = new List<long>();
            ReadResult page;
            do
            {
                page = await run.ReadAsync(stream, versions.Count + 1, maxCount: size).ConfigureAwait(false);
                versions.AddRange(page.Versions);
                Expect.That(page.Events.Count <= size, $"a page of at most {size} events has {page.Events.Count}.");
                Expect.Equal(versions.Count < 25, page.HasMore, $"HasMore after version {versions.Count} of 25 with pages of {size}");
            }
            while (page.HasMore);

            Expect.InOrder([.. Enumerable.Range(1, 25).Select(version => (long)version)], versions, $"versions read forward in pages of {size}");
        }
    }

    private static async Task BackwardPages(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 25).ConfigureAwait(false);
        foreach (var size in new[] { 1, 4, 24, 25, 26 })
        {
            var versions = new List<long>();
            var from = long.MaxValue;
            ReadResult page;
            do
            {
                page = await run.ReadAsync(stream, from, ReadDirection.Backward, size).ConfigureAwait(false);
                versions.AddRange(page.Versions);
                from = versions[^1] - 1;
                Expect.Equal(from >= 1, page.HasMore, $"HasMore after version {versions[^1]} backward with pages of {size}");
            }
            while (page.HasMore);

            Expect.InOrder([.. Enumerable.Range(1, 25).Select(version => (long)version).Reverse()], versions, $"versions read backward in pages of {size}");
        }
    }

    private static async Task HasMoreAtTheEdge(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 3).ConfigureAwait(false);
        Expect.That(!(await run.ReadAsync(stream, maxCount: 3).ConfigureAwait(false)).HasMore, "a page of all 3 events says that there are more.");
        Expect.That((await run.ReadAsync(stream, maxCount: 2).ConfigureAwait(false)).HasMore, "a page of 2 of 3 events says that there are no more.");
        Expect.That(!(await run.ReadAsync(stream, 3, ReadDirection.Backward, 3).ConfigureAwait(false)).HasMore, "a backward page of all 3 events says that there are more.");
    }

    private static async Task FromTheMiddle(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 10).ConfigureAwait(false);
        Expect.InOrder([4, 5, 6], (await run.ReadAsync(stream, 4, maxCount: 3).ConfigureAwait(false)).Versions, "versions forward from 4");
        Expect.InOrder([4, 3, 2], (await run.ReadAsync(stream, 4, ReadDirection.Backward, 3).ConfigureAwait(false)).Versions, "versions backward from 4");
        Expect.InOrder([10], (await run.ReadAsync(stream, 10).ConfigureAwait(false)).Versions, "versions forward from 10 of 10");
        Expect.InOrder([1], (await run.ReadAsync(stream, 1, ReadDirection.Backward).ConfigureAwait(false)).Versions, "versions backward from 1");
    }

    private static async Task BeyondTheEnd(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 3).ConfigureAwait(false);
        foreach (var beyond in new[] { 4, 1_000_000, long.MaxValue })
        {
            var page = await run.ReadAsync(stream, beyond).ConfigureAwait(false);
            Expect.Equal((0, false), (page.Events.Count, page.HasMore), $"the count and HasMore forward from {beyond} of 3");
            Expect.InOrder([3, 2, 1], (await run.ReadAsync(stream, beyond, ReadDirection.Backward).ConfigureAwait(false)).Versions, $"versions backward from {beyond} of 3");
        }
    }

    private static async Task LargestPage(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 3).ConfigureAwait(false);
        Expect.InOrder([1, 2, 3], (await run.ReadAsync(stream, maxCount: int.MaxValue).ConfigureAwait(false)).Versions, "versions in the greatest page");
        Expect.Equal(3, (await run.ReadAllAsync(maxCount: int.MaxValue).ConfigureAwait(false)).Events.Count, "the number of events in the greatest page of all");
    }

    private static async Task BadArguments(ConformanceRun run)
    {
        var (store, stream) = (run.Store, run.NewStream());
        await run.FillAsync(stream, 1).ConfigureAwait(false);
        foreach (var (from, count) in new[] { (0L, 10), (-1L, 10), (1L, 0), (1L, -1) })
        {
            await Expect.ThrowsAsync<ArgumentOutOfRangeException, EventPage>(
                () => store.ReadStreamAsync(stream, from, ReadDirection.Forward, count, run.Token), $"a read of {count} events from version {from}").ConfigureAwait(false);
        }

        foreach (var (after, count) in new[] { (-1L, 10), (0L, 0), (0L, -1) })
        {
            await Expect.ThrowsAsync<ArgumentOutOfRangeException, EventPage>(
                () => store.ReadAllAsync(after, EventFilter.All, count, run.Token), $"a read of {count} events after position {after}").ConfigureAwait(false);
        }
    }

    private static async Task OnlyItsOwn(ConformanceRun run)
    {
        var (a, b) = (run.NewStream(), run.NewStream());
        var sent = new List<EventData>();
        for (var i = 0; i < 10; i++)
        {
            sent.AddRange(await run.FillAsync(a, 2).ConfigureAwait(false));
            await run.FillAsync(b, 3).ConfigureAwait(false);
        }

        await run.ExpectEventsAsync(a, sent).ConfigureAwait(false);
    }

    private static async Task CarryAll(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = run.Event("money-withdrawn", "{\"amount\":7}") with { Type = new EventType("money-withdrawn", 3) };
        var result = await run.AppendAsync(stream, ExpectedVersion.NoStream, sent).ConfigureAwait(false);
        var read = (await run.ReadAsync(stream).ConfigureAwait(false)).Events[0];
        Expect.Equal((stream, 1L, result.Position, sent.Type, sent.EventId), (read.Stream, read.Version, read.Position, read.Type, read.EventId), "the event");
        Expect.Bytes(sent.Data.Span, read.Data.Span, "the event's data");
    }

    private static async Task PagesAreIndependent(ConformanceRun run)
    {
        var (a, b) = (run.NewStream(), run.NewStream());
        var sent = run.Event(data: "{\"of\":\"a\"}");
        await run.AppendAsync(a, ExpectedVersion.NoStream, sent).ConfigureAwait(false);
        await run.FillAsync(b, 50).ConfigureAwait(false);
        using var page = await run.Store.ReadStreamAsync(a, 1, ReadDirection.Forward, 10, run.Token).ConfigureAwait(false);
        for (var i = 0; i < 20; i++) await run.ReadAsync(b).ConfigureAwait(false);
        Expect.Bytes(sent.Data.Span, page[0].Data, "the data of a page that is still held");
    }
}
