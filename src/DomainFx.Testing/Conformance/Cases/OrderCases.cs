using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class OrderCases
{
    private const int Writers = 6;
    private const int AppendsEach = 50;

    public static IEnumerable<ConformanceCase> All =>
    [
        new("order.readers-miss-nothing", "A reader that follows concurrent writers sees every event: nothing turns up at or below a position it has seen.", ReadersMissNothing),
        new("order.filtered-readers-miss-nothing", "So does a reader with a filter.", FilteredReadersMissNothing),
        new("order.head-is-final", "Nothing turns up at or below a head that was answered.", HeadIsFinal),
        new("order.versions-follow-positions", "The events of each stream stand in the global order in the order of their versions.", VersionsFollowPositions),
        new("order.acknowledged-comes-first", "An append that starts after another was acknowledged has the greater position.", AcknowledgedComesFirst),
        new("order.read-your-writes", "What was acknowledged is in the next read of its stream, of all streams, and below the head.", ReadYourWrites),
    ];

    private static Task ReadersMissNothing(ConformanceRun run) => ExpectNothingMissedAsync(run, EventFilter.All);

    private static Task FilteredReadersMissNothing(ConformanceRun run) => ExpectNothingMissedAsync(run, new EventFilter { EventTypes = ["type-1", "type-3"], Categories = ["even"] });

    private static async Task ExpectNothingMissedAsync(ConformanceRun run, EventFilter filter)
    {
        var writing = WriteAsync(run);
        var following = await Task.WhenAll(Task.Run(() => FollowAsync(3)), Task.Run(() => FollowAsync(100))).ConfigureAwait(false);
        await writing.ConfigureAwait(false);
        var all = (await run.ReadAllAsync(filter: filter).ConfigureAwait(false)).Positions;
        foreach (var seen in following) Expect.InOrder(all, seen, "positions that a reader saw while others wrote");

        async Task<List<long>> FollowAsync(int pageSize)
        {
            var seen = new List<long>();
            var position = 0L;
            while (true)
            {
                var last = writing.IsCompleted; // asked before the read, so that the last round reads a store at rest
                var page = await run.ReadAllAsync(position, filter, pageSize).ConfigureAwait(false);
                seen.AddRange(page.Positions);
                position = page.NextPosition;
                if (last && !page.HasMore) return seen;
                await Task.Yield(); // writers and readers take turns, even on a store that never waits
            }
        }
    }

    private static async Task HeadIsFinal(ConformanceRun run)
    {
        var writing = WriteAsync(run);
        var seen = new List<(long Head, int Count)>();
        while (!writing.IsCompleted)
        {
            var head = await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false);
            var positions = (await run.ReadAllAsync().ConfigureAwait(false)).Positions;
            seen.Add((head, positions.Count(position => position <= head)));
        }

        await writing.ConfigureAwait(false);
        var all = (await run.ReadAllAsync().ConfigureAwait(false)).Positions;
        foreach (var (head, count) in seen) Expect.Equal(all.Count(position => position <= head), count, $"the number of events up to head {head} when it was answered");
        Expect.InOrder([.. seen.Select(one => one.Head).Order()], [.. seen.Select(one => one.Head)], "heads, in the order in which they were answered");
    }

    private static async Task VersionsFollowPositions(ConformanceRun run)
    {
        await WriteAsync(run).ConfigureAwait(false);
        foreach (var stream in (await run.ReadAllAsync().ConfigureAwait(false)).Events.GroupBy(stored => stored.Stream))
            Expect.InOrder([.. Enumerable.Range(1, stream.Count()).Select(version => (long)version)], [.. stream.Select(stored => stored.Version)], $"versions of '{stream.Key}' in the global order");
    }

    private static async Task AcknowledgedComesFirst(ConformanceRun run)
    {
        var background = WriteAsync(run);
        var previous = 0L;
        while (!background.IsCompleted)
        {
            var result = await run.AppendAsync(run.NewStream(), ExpectedVersion.NoStream, run.Event()).ConfigureAwait(false);
            Expect.That(result.Position > previous, $"an append got position {result.Position} after one at {previous} was acknowledged.");
            previous = result.Position;
        }

        await background.ConfigureAwait(false);
    }

    private static async Task ReadYourWrites(ConformanceRun run)
    {
        var background = WriteAsync(run);
        while (!background.IsCompleted)
        {
            var (stream, sent) = (run.NewStream(), run.Events(2));
            var result = await run.AppendAsync(stream, ExpectedVersion.NoStream, sent).ConfigureAwait(false);
            Expect.That(await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false) >= result.Position, $"the head is below position {result.Position}, which was acknowledged.");
            await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
            var next = await run.ReadAllAsync(result.Position - 1, maxCount: 1).ConfigureAwait(false);
            Expect.InOrder([sent[1].EventId], next.Ids, $"event ids at position {result.Position}");
        }

        await background.ConfigureAwait(false);
    }

    // Several writers, each on streams of its own and on a shared one, with appends to several streams among them.
    private static Task WriteAsync(ConformanceRun run)
    {
        var shared = new StreamId("even", "shared");
        return Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteOneAsync(writer))));

        async Task WriteOneAsync(int writer)
        {
            for (var i = 0; i < AppendsEach; i++)
            {
                var own = new StreamId(i % 2 == 0 ? "even" : "odd", $"{writer}-{i % 7}");
                var events = Enumerable.Range(0, (i % 4) + 1).Select(n => run.Event($"type-{n}")).ToArray();
                await Task.Yield();
                if (i % 5 != 0) await run.AppendAsync(own, ExpectedVersion.Any, events).ConfigureAwait(false);
                else await run.AppendAsync(ConformanceRun.Append(own, ExpectedVersion.Any, events), ConformanceRun.Append(shared, ExpectedVersion.Any, run.Event("type-1"))).ConfigureAwait(false);
            }
        }
    }
}
