using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class ParkedCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("parked.listed", "Parked events are listed in the order of their keys and positions, as they were parked.", Listed),
        new("parked.again", "Parking a parked event again replaces its error, and it is not to be retried any longer.", Again),
        new("parked.unparked", "An event that was handled after all is parked no longer; a commit from a place to the same place does that.", Unparked),
        new("parked.retry", "Asking for a retry marks the events of some keys, or all, and fences off whoever works.", Retry),
        new("parked.erased", "When a stream is deleted, what handlers threw at its parked events goes, which may tell of what was in them, and does not come back.", Erased),
        new("parked.drop", "Parked events can be dropped, one of several of a key too.", Drop),
    ];

    private static async Task Listed(ConformanceRun run)
    {
        var balances = await StartAsync(run).ConfigureAwait(false);
        ParkedEvent[] parked = [Parked(run, 7, "b", "it's \"bad\""), Parked(run, 3, "c", null), Parked(run, 9, "b", null), Parked(run, 10, "a", "x"), Parked(run, 4, "B", "x")];
        await balances.CommitAsync(balances.Next(("z", 1)) with { Parked = parked }).ConfigureAwait(false);
        Expect.InOrder([parked[4], parked[3], parked[0], parked[2], parked[1]], await ListAsync(run, balances).ConfigureAwait(false), "parked events");
        Expect.Equal(5, (await balances.StateAsync().ConfigureAwait(false)).Parked, "the number of parked events");
        await balances.ExpectRowsAsync(("z", 1)).ConfigureAwait(false);
    }

    private static async Task Again(ConformanceRun run)
    {
        var balances = await StartAsync(run).ConfigureAwait(false);
        var first = Parked(run, 7, "b", "first") with { IsToBeRetried = true };
        await balances.CommitAsync(balances.Next() with { Parked = [first] }).ConfigureAwait(false);
        var again = first with { Error = "second", IsToBeRetried = false };
        await balances.CommitAsync(balances.Next() with { Parked = [again] }).ConfigureAwait(false);
        Expect.InOrder([again], await ListAsync(run, balances).ConfigureAwait(false), "parked events");
    }

    private static async Task Unparked(ConformanceRun run)
    {
        var balances = await StartAsync(run).ConfigureAwait(false);
        ParkedEvent[] parked = [Parked(run, 7, "b", "x"), Parked(run, 8, "b", null), Parked(run, 9, "c", "x")];
        await balances.CommitAsync(balances.Next() with { Parked = parked }).ConfigureAwait(false);
        var at = (await balances.StateAsync().ConfigureAwait(false)).Partitions[0].Checkpoint;
        await balances.CommitAsync(balances.Next(("b", 1)) with { To = at, Unparked = [parked[0].Touch, parked[1].Touch] }).ConfigureAwait(false);
        Expect.InOrder([parked[2]], await ListAsync(run, balances).ConfigureAwait(false), "parked events");
        await balances.ExpectRowsAsync(("b", 1)).ConfigureAwait(false);
        await balances.ExpectAtAsync(10).ConfigureAwait(false);
    }

    private static async Task Retry(ConformanceRun run)
    {
        var balances = await StartAsync(run).ConfigureAwait(false);
        ParkedEvent[] parked = [Parked(run, 7, "b", "x"), Parked(run, 8, "b", null), Parked(run, 9, "c", "x"), Parked(run, 10, "d", "x")];
        await balances.CommitAsync(balances.Next() with { Parked = parked }).ConfigureAwait(false);
        await run.Projections.RetryParkedAsync(balances.Definition.Key, ["b", "d"], run.Token).ConfigureAwait(false);
        Expect.InOrder([true, true, false, true], [.. (await ListAsync(run, balances).ConfigureAwait(false)).Select(one => one.IsToBeRetried)], "retries asked for");
        await balances.ExpectLostAsync(balances.Next(("a", 1)), "a commit after somebody asked for a retry").ConfigureAwait(false);
        await run.Projections.RetryParkedAsync(balances.Definition.Key, null, run.Token).ConfigureAwait(false);
        Expect.That((await ListAsync(run, balances).ConfigureAwait(false)).All(one => one.IsToBeRetried), "not all are to be retried.");
    }

    private static async Task Erased(ConformanceRun run)
    {
        var balances = await StartAsync(run).ConfigureAwait(false);
        StreamId deleted = run.NewStream(), other = run.NewStream();
        var parked = new List<ParkedEvent>();
        foreach (var (stream, key) in new[] { (deleted, "b"), (other, "c") })
        {
            EventData first = run.Event("happened"), second = run.Event("happened");
            var result = await run.AppendAsync(ConformanceRun.Append(stream, ExpectedVersion.NoStream, first, second)).ConfigureAwait(false);
            parked.Add(new ParkedEvent(new ParkedTouch(result.Position - 1, first.EventId, key), "secret", run.Clock.GetUtcNow()));
            parked.Add(new ParkedEvent(new ParkedTouch(result.Position, second.EventId, key), null, run.Clock.GetUtcNow()));
        }

        await balances.CommitAsync(balances.Next() with { Parked = parked }).ConfigureAwait(false);
        await run.Store.DeleteStreamAsync(deleted, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        ParkedEvent[] erased = [.. parked.Select((one, index) => index == 0 ? one with { Error = ParkedEvent.StreamDeleted } : one)];
        Expect.InOrder(erased, await ListAsync(run, balances).ConfigureAwait(false), "parked events");

        // One that was handled meanwhile, or is tried again, brings it back no more.
        await balances.CommitAsync(balances.Next() with { Parked = parked }).ConfigureAwait(false);
        Expect.InOrder(erased, await ListAsync(run, balances).ConfigureAwait(false), "events that are parked after the deletion");
    }

    private static async Task Drop(ConformanceRun run)
    {
        var balances = await StartAsync(run).ConfigureAwait(false);
        ParkedEvent[] parked = [Parked(run, 7, "b", "x"), Parked(run, 8, "b", null), Parked(run, 8, "c", "x")];
        await balances.CommitAsync(balances.Next() with { Parked = parked }).ConfigureAwait(false);
        await run.Projections.DropParkedAsync(balances.Definition.Key, [parked[0].Touch, parked[2].Touch], run.Token).ConfigureAwait(false);
        Expect.InOrder([parked[1]], await ListAsync(run, balances).ConfigureAwait(false), "parked events");
    }

    // The first ten positions are those of events: what is said of one that is not there is not kept.
    private static async Task<ProjectionRun> StartAsync(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 10).ConfigureAwait(false);
        return await ProjectionRun.StartAsync(run).ConfigureAwait(false);
    }

    private static ParkedEvent Parked(ConformanceRun run, long position, string key, string? error) =>
        new(new ParkedTouch(position, Guid.NewGuid(), key), error, run.Clock.GetUtcNow());

    private static ValueTask<IReadOnlyList<ParkedEvent>> ListAsync(ConformanceRun run, ProjectionRun projection) =>
        run.Projections.GetParkedAsync(projection.Definition.Key, run.Token);
}
