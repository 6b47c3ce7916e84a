using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class ClockCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("time.recorded-by-the-store's-clock", "RecordedAt is the store's clock at the append, to the tick, in UTC.", RecordedByTheClock, StoreCapabilities.Clock),
        new("time.one-append-one-time", "The events of one append are recorded at one time.", OneAppendOneTime, StoreCapabilities.Clock),
        new("time.read-from", "A read from a time gives the events recorded at or after it.", ReadFrom, StoreCapabilities.Clock),
        new("time.read-from-with-a-clock-that-goes-back", "A read from a time filters each event: positions are not monotonic in time.", ClockGoesBack, StoreCapabilities.Clock),
        new("time.read-from-with-other-filters", "Time, type and category must all match.", WithOtherFilters, StoreCapabilities.Clock),
        new("time.read-from-pages", "Pages of a read from a time give every matching event once.", Pages, StoreCapabilities.Clock),
        new("time.occurred-at-to-the-tick", "OccurredAt comes back to the tick, in UTC, from the first to the last moment there is.", OccurredAtToTheTick),
    ];

    private static async Task RecordedByTheClock(ConformanceRun run)
    {
        var stream = run.NewStream();
        run.Clock.Advance(TimeSpan.FromTicks(1_234_567));
        var now = run.Clock.GetUtcNow();
        await run.FillAsync(stream, 1).ConfigureAwait(false);
        var read = (await run.ReadAsync(stream).ConfigureAwait(false)).Events[0];
        Expect.Equal(now, read.RecordedAt, "RecordedAt");
        Expect.Equal(TimeSpan.Zero, read.RecordedAt.Offset, "the offset of RecordedAt");
    }

    private static async Task OneAppendOneTime(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 20).ConfigureAwait(false);
        var times = (await run.ReadAsync(stream).ConfigureAwait(false)).Events.Select(stored => stored.RecordedAt).Distinct().ToArray();
        Expect.Equal(1, times.Length, "the number of different times within an append");
    }

    private static async Task ReadFrom(ConformanceRun run)
    {
        var sent = await HourlyAsync(run, 6).ConfigureAwait(false);
        for (var i = 0; i < sent.Count; i++)
        {
            await ExpectAsync(run, sent[i].At, sent.Skip(i)).ConfigureAwait(false);
            await ExpectAsync(run, sent[i].At + TimeSpan.FromTicks(1), sent.Skip(i + 1)).ConfigureAwait(false);
        }

        await ExpectAsync(run, DateTimeOffset.MinValue, sent).ConfigureAwait(false);
        await ExpectAsync(run, DateTimeOffset.MaxValue, []).ConfigureAwait(false);
        await ExpectAsync(run, sent[2].At.ToOffset(TimeSpan.FromHours(5)), sent.Skip(2)).ConfigureAwait(false);
    }

    private static async Task ClockGoesBack(ConformanceRun run)
    {
        var start = run.Clock.GetUtcNow();
        var sent = new List<(Guid Id, DateTimeOffset At)>();
        foreach (var hour in new[] { 5, 1, 7, 2, 6 })
        {
            run.Clock.Set(start + TimeSpan.FromHours(hour));
            sent.Add(((await run.FillAsync(run.NewStream(), 1).ConfigureAwait(false))[0].EventId, run.Clock.GetUtcNow()));
        }

        await ExpectAsync(run, start + TimeSpan.FromHours(5), sent.Where(one => one.At >= start + TimeSpan.FromHours(5))).ConfigureAwait(false);
    }

    private static async Task WithOtherFilters(ConformanceRun run)
    {
        var wanted = run.Event("red");
        await run.AppendAsync(run.NewStream("a"), ExpectedVersion.NoStream, run.Event("red")).ConfigureAwait(false);
        run.Clock.Advance(TimeSpan.FromHours(1));
        await run.AppendAsync(run.NewStream("b"), ExpectedVersion.NoStream, run.Event("red")).ConfigureAwait(false);
        await run.AppendAsync(run.NewStream("a"), ExpectedVersion.NoStream, run.Event("green"), wanted).ConfigureAwait(false);
        var page = await run.ReadAllAsync(filter: new EventFilter { EventTypes = ["red"], Categories = ["a"], RecordedFrom = run.Clock.GetUtcNow() }).ConfigureAwait(false);
        Expect.InOrder([wanted.EventId], page.Ids, "event ids by time, type and category");
    }

    private static async Task Pages(ConformanceRun run)
    {
        var sent = await HourlyAsync(run, 12).ConfigureAwait(false);
        var filter = new EventFilter { RecordedFrom = sent[5].At };
        var ids = new List<Guid>();
        var page = new ReadResult([], HasMore: true, NextPosition: 0);
        while (page.HasMore)
        {
            page = await run.ReadAllAsync(page.NextPosition, filter, 2).ConfigureAwait(false);
            ids.AddRange(page.Ids);
        }

        Expect.InOrder([.. sent.Skip(5).Select(one => one.Id)], ids, "event ids from a time in pages of 2");
    }

    private static async Task OccurredAtToTheTick(ConformanceRun run)
    {
        var stream = run.NewStream();
        DateTimeOffset[] times =
        [
            DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddTicks(-1),
            new(2026, 3, 29, 2, 30, 0, 1, TimeSpan.FromHours(2)), new DateTimeOffset(2026, 11, 22, 6, 5, 4, 3, TimeSpan.FromMinutes(-210)).AddTicks(7),
        ];
        await run.AppendAsync(stream, ExpectedVersion.NoStream, [.. times.Select(time => run.Event() with { OccurredAt = time })]).ConfigureAwait(false);
        var read = (await run.ReadAsync(stream).ConfigureAwait(false)).Events.Select(stored => stored.OccurredAt).ToArray();
        Expect.InOrder([.. times.Select(time => time.ToUniversalTime())], read, "times at which events occurred");
        Expect.That(read.All(time => time.Offset == TimeSpan.Zero), "an OccurredAt is not in UTC.");
    }

    private static async Task<List<(Guid Id, DateTimeOffset At)>> HourlyAsync(ConformanceRun run, int count)
    {
        var sent = new List<(Guid, DateTimeOffset)>();
        for (var i = 0; i < count; i++)
        {
            run.Clock.Advance(TimeSpan.FromHours(1));
            sent.Add(((await run.FillAsync(run.NewStream(), 1).ConfigureAwait(false))[0].EventId, run.Clock.GetUtcNow()));
        }

        return sent;
    }

    private static async Task ExpectAsync(ConformanceRun run, DateTimeOffset from, IEnumerable<(Guid Id, DateTimeOffset At)> events)
    {
        var page = await run.ReadAllAsync(filter: new EventFilter { RecordedFrom = from }).ConfigureAwait(false);
        Expect.InOrder([.. events.Select(one => one.Id)], page.Ids, $"event ids from {from:O}");
        Expect.Equal(await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false), page.NextPosition, "NextPosition after a read from a time");
    }
}
