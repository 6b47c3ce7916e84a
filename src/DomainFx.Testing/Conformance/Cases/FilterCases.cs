using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class FilterCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("filter.by-type", "Only events of the types that were asked for are read.", ByType),
        new("filter.by-category", "Only events of the categories that were asked for are read.", ByCategory),
        new("filter.by-type-and-category", "With types and categories both must match.", ByBoth),
        new("filter.empty-set-selects-nothing", "An empty set of types or categories selects nothing; only null selects all.", EmptySet),
        new("filter.unknown-names", "Types and categories that no event has select nothing, and are no error.", UnknownNames),
        new("filter.names-are-exact", "Names are compared exactly: case, blanks and wildcards count as what they are.", NamesAreExact),
        new("filter.many-types", "Two thousand types in one filter work.", ManyTypes),
        new("filter.pages", "Filtered pages give every matching event once, in order.", Pages),
        new("filter.next-position-advances-without-match", "NextPosition reaches the head although nothing matches.", AdvancesWithoutMatch),
        new("filter.count", "As many events are counted between two positions as are read there, with any filter, of archived and deleted streams too, and none beyond the head.", Counts),
        new("filter.has-more-counts-matches-only", "Events that do not match are no reason for HasMore.", HasMoreCountsMatches),
    ];

    private static async Task ByType(ConformanceRun run)
    {
        var (red, green, blue) = (run.Event("red"), run.Event("green"), run.Event("blue"));
        await run.AppendAsync(run.NewStream(), ExpectedVersion.NoStream, red, green, blue).ConfigureAwait(false);
        await ExpectAsync(run, new EventFilter { EventTypes = ["green"] }, green).ConfigureAwait(false);
        await ExpectAsync(run, new EventFilter { EventTypes = ["blue", "red"] }, red, blue).ConfigureAwait(false);
    }

    private static async Task ByCategory(ConformanceRun run)
    {
        var (a, b, c) = (run.Event(), run.Event(), run.Event());
        await run.AppendAsync(run.NewStream("a"), ExpectedVersion.NoStream, a).ConfigureAwait(false);
        await run.AppendAsync(run.NewStream("b"), ExpectedVersion.NoStream, b).ConfigureAwait(false);
        await run.AppendAsync(run.NewStream("c"), ExpectedVersion.NoStream, c).ConfigureAwait(false);
        await ExpectAsync(run, new EventFilter { Categories = ["b"] }, b).ConfigureAwait(false);
        await ExpectAsync(run, new EventFilter { Categories = ["c", "a"] }, a, c).ConfigureAwait(false);
    }

    private static async Task ByBoth(ConformanceRun run)
    {
        var (redA, greenA, redB, greenB) = (run.Event("red"), run.Event("green"), run.Event("red"), run.Event("green"));
        await run.AppendAsync(run.NewStream("a"), ExpectedVersion.NoStream, redA, greenA).ConfigureAwait(false);
        await run.AppendAsync(run.NewStream("b"), ExpectedVersion.NoStream, redB, greenB).ConfigureAwait(false);
        await ExpectAsync(run, new EventFilter { Categories = ["b"], EventTypes = ["red"] }, redB).ConfigureAwait(false);
        await ExpectAsync(run, new EventFilter { Categories = ["a", "b"], EventTypes = ["green"] }, greenA, greenB).ConfigureAwait(false);
    }

    private static async Task EmptySet(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 3).ConfigureAwait(false);
        await ExpectAsync(run, new EventFilter { EventTypes = [] }).ConfigureAwait(false);
        await ExpectAsync(run, new EventFilter { Categories = [] }).ConfigureAwait(false);
    }

    private static async Task UnknownNames(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 3).ConfigureAwait(false);
        await ExpectAsync(run, new EventFilter { EventTypes = ["never-seen"] }).ConfigureAwait(false);
        await ExpectAsync(run, new EventFilter { Categories = ["never-seen"] }).ConfigureAwait(false);
    }

    private static async Task NamesAreExact(ConformanceRun run)
    {
        string[] names = ["paid", "PAID", "paid ", "pai_", "pai%", "p'aid", "päid", "[paid]"];
        var sent = names.Select(name => run.Event(name)).ToArray();
        await run.AppendAsync(run.NewStream(), ExpectedVersion.NoStream, sent).ConfigureAwait(false);
        for (var i = 0; i < names.Length; i++)
        {
            await ExpectAsync(run, new EventFilter { EventTypes = [names[i]] }, sent[i]).ConfigureAwait(false);
            await run.AppendAsync(new StreamId(names[i], "1"), ExpectedVersion.NoStream, run.Event("of-category")).ConfigureAwait(false);
        }

        foreach (var name in names)
        {
            var read = (await run.ReadAllAsync(filter: new EventFilter { Categories = [name] }).ConfigureAwait(false)).Events;
            Expect.InOrder([name], [.. read.Select(stored => stored.Stream.Category)], $"categories selected by \"{name}\"");
        }
    }

    private static async Task ManyTypes(ConformanceRun run)
    {
        var (wanted, other) = (run.Event("type-1999"), run.Event("another"));
        await run.AppendAsync(run.NewStream(), ExpectedVersion.NoStream, other, wanted).ConfigureAwait(false);
        await ExpectAsync(run, new EventFilter { EventTypes = [.. Enumerable.Range(0, 2_000).Select(n => $"type-{n}")] }, wanted).ConfigureAwait(false);
    }

    private static async Task Pages(ConformanceRun run)
    {
        var sent = Enumerable.Range(0, 60).Select(n => run.Event(n % 5 == 0 ? "wanted" : "other")).ToArray();
        await run.AppendAsync(run.NewStream(), ExpectedVersion.NoStream, sent).ConfigureAwait(false);
        var wanted = sent.Where(one => one.Type.Name == "wanted").Select(one => one.EventId).ToArray();
        foreach (var size in new[] { 1, 5, 11, 12, 13 })
        {
            var ids = new List<Guid>();
            var page = new ReadResult([], HasMore: true, NextPosition: 0);
            while (page.HasMore)
            {
                page = await run.ReadAllAsync(page.NextPosition, new EventFilter { EventTypes = ["wanted"] }, size).ConfigureAwait(false);
                ids.AddRange(page.Ids);
            }

            Expect.InOrder(wanted, ids, $"filtered event ids in pages of {size}");
        }
    }

    private static async Task AdvancesWithoutMatch(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 300).ConfigureAwait(false);
        var head = await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false);
        foreach (var filter in new[] { new EventFilter { EventTypes = ["other"] }, new EventFilter { Categories = ["other"] } })
        {
            var page = new ReadResult([], HasMore: true, NextPosition: 0);
            for (var reads = 0; page.HasMore; reads++)
            {
                var before = page.NextPosition;
                page = await run.ReadAllAsync(before, filter, 10).ConfigureAwait(false);
                Expect.That(!page.HasMore || page.NextPosition > before, $"a page has more, but NextPosition stays at {before}: a reader would loop for ever.");
            }

            Expect.Equal(head, page.NextPosition, "NextPosition after everything was looked at and nothing matched");
        }
    }

    private static async Task Counts(ConformanceRun run)
    {
        StreamId archived = run.NewStream("a"), deleted = run.NewStream("b");
        await run.AppendAsync(archived, ExpectedVersion.NoStream, run.Event("red"), run.Event("green")).ConfigureAwait(false);
        await run.AppendAsync(deleted, ExpectedVersion.NoStream, run.Event("red"), run.Event("blue")).ConfigureAwait(false);
        await run.AppendAsync(run.NewStream("c"), ExpectedVersion.NoStream, run.Event("blue"), run.Event("red")).ConfigureAwait(false);
        await run.Store.ArchiveStreamAsync(archived, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        await run.Store.DeleteStreamAsync(deleted, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        EventFilter[] filters =
        [
            EventFilter.All, new() { EventTypes = ["red"] }, new() { EventTypes = ["green", "blue"] }, new() { EventTypes = [] }, new() { EventTypes = ["never-seen"] }, new() { Categories = ["a", "c"] },
            new() { EventTypes = ["red"], Categories = ["c"] }, new() { RecordedFrom = DateTimeOffset.UnixEpoch }, new() { RecordedFrom = DateTimeOffset.MaxValue },
        ];
        var head = await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false);
        foreach (var filter in filters)
        {
            var positions = (await run.ReadAllAsync(filter: filter).ConfigureAwait(false)).Events.Select(stored => stored.Position).ToList();
            foreach (var (after, upTo) in new[] { (0, head), (0, long.MaxValue), (2, head - 1), (head - 2, head), (head, head), (head, head + 10), (3, 3) })
                Expect.Equal(positions.LongCount(position => position > after && position <= upTo), await run.Store.CountAsync(after, upTo, filter, run.Token).ConfigureAwait(false), $"the count after {after} up to {upTo} by {filter}");
        }
    }

    private static async Task HasMoreCountsMatches(ConformanceRun run)
    {
        await run.AppendAsync(run.NewStream(), ExpectedVersion.NoStream, [run.Event("wanted"), .. run.Events(20)]).ConfigureAwait(false);
        var page = await run.ReadAllAsync(filter: new EventFilter { EventTypes = ["wanted"] }, maxCount: 1).ConfigureAwait(false);
        Expect.Equal((1, false), (page.Events.Count, page.HasMore), "the count and HasMore of a page that holds the only match");
    }

    private static async Task ExpectAsync(ConformanceRun run, EventFilter filter, params EventData[] events)
    {
        var page = await run.ReadAllAsync(filter: filter).ConfigureAwait(false);
        Expect.InOrder([.. events.Select(one => one.EventId)], page.Ids, "event ids that the filter selects");
    }
}
