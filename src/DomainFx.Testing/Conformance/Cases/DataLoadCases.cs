using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

/// <summary>Loads for which data suffices, which a store may serve in another way: they give what others give.</summary>
internal static class DataLoadCases
{
    private const long Key = 1;

    public static IEnumerable<ConformanceCase> All =>
    [
        new("load.data-after-snapshot", "Where data suffices, a load with a snapshot gives the events after it, and none if there are none.", AfterSnapshot),
        new("load.data-without-snapshot", "Where data suffices, a load that finds no snapshot gives the events from the version asked for.", WithoutSnapshot),
        new("load.data-bounded", "Where data suffices, the page after a snapshot is bounded and says whether there is more.", Bounded),
        new("load.data-of-closed-streams", "Where data suffices, archived and deleted streams are loaded as others load them.", Closed),
        new("load.data-is-large", "Where data suffices, large events after a snapshot come back byte for byte, in one page or several.", Large),
        new("load.data-of-one-moment", "Where data suffices, version, snapshot and events are of one moment, whatever is appended and saved meanwhile.", OneMoment),
    ];

    private static async Task AfterSnapshot(ConformanceRun run)
    {
        for (var version = 1; version <= 5; version++)
        {
            var stream = run.NewStream();
            for (var i = 1; i <= 5; i++) await run.AppendAsync(stream, ExpectedVersion.Any, run.Event($"type-{i % 3}", $"{{\"n\":\"{new string('x', i - 1)}\"}}")).ConfigureAwait(false);
            await SaveAsync(run, stream, version).ConfigureAwait(false);
            Expect.Equal(5 - version, await ExpectSameAsync(run, Request(stream)).ConfigureAwait(false), $"the number of events after version {version}");
        }
    }

    private static async Task WithoutSnapshot(ConformanceRun run)
    {
        var stream = run.NewStream();
        Expect.Equal(0, await ExpectSameAsync(run, Request(stream)).ConfigureAwait(false), "the number of events of a missing stream");
        await run.FillAsync(stream, 5).ConfigureAwait(false);
        foreach (var after in new[] { 0, 3, 5, 9 })
            Expect.Equal(Math.Max(0, 5 - after), await ExpectSameAsync(run, Request(stream) with { AfterVersion = after }).ConfigureAwait(false), $"the number of events after {after}");
    }

    private static async Task Bounded(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 25).ConfigureAwait(false);
        await SaveAsync(run, stream, 12).ConfigureAwait(false);
        foreach (var max in new[] { 1, 12, 13, 14 })
            Expect.Equal(Math.Min(max, 13), await ExpectSameAsync(run, Request(stream) with { MaxEvents = max }).ConfigureAwait(false), $"the number of events in a page of {max}");
    }

    private static async Task Closed(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 5).ConfigureAwait(false);
        await SaveAsync(run, stream, 3).ConfigureAwait(false);
        await run.Store.ArchiveStreamAsync(stream, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        Expect.Equal(2, await ExpectSameAsync(run, Request(stream)).ConfigureAwait(false), "the number of events after the snapshot of an archived stream");
        await SaveAsync(run, stream, 5).ConfigureAwait(false);
        Expect.Equal(0, await ExpectSameAsync(run, Request(stream)).ConfigureAwait(false), "the number of events after the last snapshot of an archived stream");
        await run.Store.DeleteStreamAsync(stream, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        await ExpectSameAsync(run, Request(stream)).ConfigureAwait(false);
    }

    private static async Task Large(ConformanceRun run)
    {
        var stream = run.NewStream();
        var random = new Random(5);
        EventData[] events = [.. Enumerable.Range(0, 5).Select(_ => { var data = new byte[700_000]; random.NextBytes(data); return run.Event(data); })];
        await run.AppendAsync(stream, ExpectedVersion.Any, events).ConfigureAwait(false);
        await SaveAsync(run, stream, 1).ConfigureAwait(false);
        foreach (var (key, versions) in new (long?, long[])[] { (Key, [2, 3, 4, 5]), (null, [1, 2, 3, 4, 5]) })
        {
            using var load = await run.Store.LoadAsync(Request(stream) with { SnapshotKey = key, DataSuffices = true }, run.Token).ConfigureAwait(false);
            var read = load.Events.ToRecordedEvents().ToList();
            if (load.Events.HasMore) read.AddRange((await run.ReadAsync(stream, read[^1].Version + 1).ConfigureAwait(false)).Events);
            Expect.InOrder(versions, [.. read.Select(stored => stored.Version)], "versions");
            foreach (var stored in read) Expect.Bytes(events[stored.Version - 1].Data.Span, stored.Data.Span, $"the data of version {stored.Version}");
        }
    }

    private static async Task OneMoment(ConformanceRun run)
    {
        var stream = run.NewStream();
        var writing = Task.Run(() => WriteAsync(run, stream));
        while (!writing.IsCompleted)
        {
            foreach (var key in new long?[] { Key, null })
            {
                using var load = await run.Store.LoadAsync(Request(stream) with { SnapshotKey = key, MaxEvents = 1_000, DataSuffices = true }, run.Token).ConfigureAwait(false);
                Expect.Equal(load.Stream.Version, (load.Snapshot?.Version ?? 0) + load.Events.Count, "the snapshot's version and the number of events after it, beside the stream's version,");
            }
        }

        await writing.ConfigureAwait(false);

        static async Task WriteAsync(ConformanceRun run, StreamId stream)
        {
            for (var i = 1; i <= 60; i++)
            {
                await run.FillAsync(stream, 3).ConfigureAwait(false);
                if (i % 3 == 0) await SaveAsync(run, stream, i * 3).ConfigureAwait(false);
            }
        }
    }

    private static LoadRequest Request(StreamId stream) => new() { Stream = stream, SnapshotKey = Key, MaxEvents = 100 };

    private static async Task SaveAsync(ConformanceRun run, StreamId stream, long version) =>
        await run.Store.SaveSnapshotAsync(new Snapshot(stream, Key, version, System.Text.Encoding.UTF8.GetBytes($"{{\"at\":{version}}}")), run.Token).ConfigureAwait(false);

    /// <summary>Compares the two kinds of load, without a snapshot too; the number of events.</summary>
    private static async Task<int> ExpectSameAsync(ConformanceRun run, LoadRequest request)
    {
        if (request.SnapshotKey is not null) await ExpectSameAsync(run, request with { SnapshotKey = null }).ConfigureAwait(false);
        using var whole = await run.Store.LoadAsync(request, run.Token).ConfigureAwait(false);
        using var data = await run.Store.LoadAsync(request with { DataSuffices = true }, run.Token).ConfigureAwait(false);
        Expect.Equal((whole.Stream, whole.Snapshot?.Version, whole.Events.HasMore), (data.Stream, data.Snapshot?.Version, data.Events.HasMore), "the stream, the snapshot's version and HasMore");
        if (whole.Snapshot is { } snapshot) Expect.Bytes(snapshot.Data.Span, data.Snapshot!.Data.Span, "the snapshot's data");
        Expect.InOrder(
            [.. whole.Events.ToRecordedEvents().Select(stored => (stored.Stream, stored.Version, stored.Type, Convert.ToHexString(stored.Data.Span)))],
            [.. data.Events.ToRecordedEvents().Select(stored => (stored.Stream, stored.Version, stored.Type, Convert.ToHexString(stored.Data.Span)))],
            "streams, versions, types and data");
        return whole.Events.Count;
    }
}
