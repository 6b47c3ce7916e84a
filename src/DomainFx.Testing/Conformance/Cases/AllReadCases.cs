using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class AllReadCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("all.empty-store", "An empty store has head 0 and gives an empty page.", EmptyStore),
        new("all.global-order", "All streams are read in the order in which they were appended to.", GlobalOrder),
        new("all.pages", "Pages give every event once, in order, whatever their size.", Pages),
        new("all.has-more-at-the-edge", "A page that ends exactly at the head has no more.", HasMoreAtTheEdge),
        new("all.after-a-position", "A read gives only what comes after the position.", AfterPosition),
        new("all.beyond-the-head", "A read beyond the head is empty, and its next position does not go back.", BeyondTheHead),
        new("all.head-is-the-last-position", "The head is the position of the last event.", HeadIsLastPosition),
        new("all.next-position-at-least-the-last-event's", "The next page is read after NextPosition: it is never below the page's last event.", NextPosition),
    ];

    private static async Task EmptyStore(ConformanceRun run)
    {
        Expect.Equal(0, await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false), "the head of an empty store");
        var page = await run.ReadAllAsync().ConfigureAwait(false);
        Expect.Equal((0, false, 0L), (page.Events.Count, page.HasMore, page.NextPosition), "the count, HasMore and NextPosition of an empty store");
    }

    private static async Task GlobalOrder(ConformanceRun run)
    {
        var streams = Enumerable.Range(0, 5).Select(_ => run.NewStream()).ToArray();
        var sent = new List<Guid>();
        for (var i = 0; i < 40; i++)
            sent.AddRange((await run.FillAsync(streams[i * 7 % 5], (i % 3) + 1).ConfigureAwait(false)).Select(one => one.EventId));
        var page = await run.ReadAllAsync().ConfigureAwait(false);
        Expect.InOrder(sent, page.Ids, "event ids over all streams");
        Expect.InOrder([.. page.Positions.Distinct().Order()], page.Positions, "positions");
    }

    private static async Task Pages(ConformanceRun run)
    {
        for (var i = 0; i < 10; i++) await run.FillAsync(run.NewStream(), 3).ConfigureAwait(false);
        var all = (await run.ReadAllAsync().ConfigureAwait(false)).Ids;
        foreach (var size in new[] { 1, 2, 7, 29, 30, 31 })
        {
            var ids = new List<Guid>();
            var page = new ReadResult([], HasMore: true, NextPosition: 0);
            while (page.HasMore)
            {
                page = await run.ReadAllAsync(page.NextPosition, maxCount: size).ConfigureAwait(false);
                ids.AddRange(page.Ids);
                Expect.That(page.Events.Count <= size, $"a page of at most {size} events has {page.Events.Count}.");
            }

            Expect.InOrder(all, ids, $"event ids in pages of {size}");
        }
    }

    private static async Task HasMoreAtTheEdge(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 3).ConfigureAwait(false);
        Expect.That(!(await run.ReadAllAsync(maxCount: 3).ConfigureAwait(false)).HasMore, "a page of all 3 events says that there are more.");
        Expect.That((await run.ReadAllAsync(maxCount: 2).ConfigureAwait(false)).HasMore, "a page of 2 of 3 events says that there are no more.");
    }

    private static async Task AfterPosition(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 5).ConfigureAwait(false);
        await run.FillAsync(run.NewStream(), 5).ConfigureAwait(false);
        var positions = (await run.ReadAllAsync().ConfigureAwait(false)).Positions;
        for (var i = 0; i < positions.Count; i++)
            Expect.InOrder([.. positions.Skip(i + 1)], (await run.ReadAllAsync(positions[i]).ConfigureAwait(false)).Positions, $"positions after {positions[i]}");
    }

    private static async Task BeyondTheHead(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 2).ConfigureAwait(false);
        var beyond = await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false) + 1_000;
        var page = await run.ReadAllAsync(beyond).ConfigureAwait(false);
        Expect.Equal((0, false), (page.Events.Count, page.HasMore), "the count and HasMore beyond the head");
        Expect.That(page.NextPosition >= beyond, $"NextPosition is {page.NextPosition} after a read from {beyond}: it went back.");
    }

    private static async Task HeadIsLastPosition(ConformanceRun run)
    {
        for (var i = 1; i <= 5; i++)
        {
            var result = await run.AppendAsync(run.NewStream(), ExpectedVersion.NoStream, run.Events(i)).ConfigureAwait(false);
            Expect.Equal(result.Position, await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false), "the head after an append");
        }
    }

    private static async Task NextPosition(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 10).ConfigureAwait(false);
        var page = await run.ReadAllAsync(maxCount: 4).ConfigureAwait(false);
        Expect.Equal(page.Positions[^1], page.NextPosition, "NextPosition of an unfiltered page that has more");
        page = await run.ReadAllAsync(page.NextPosition).ConfigureAwait(false);
        Expect.Equal(page.Positions[^1], page.NextPosition, "NextPosition of the last page");
    }
}
