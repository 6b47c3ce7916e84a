using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class LoadCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("load.missing", "Loading a missing stream says so, and gives an empty page.", Missing),
        new("load.whole-stream", "Without a snapshot a load gives the stream from its start.", WholeStream),
        new("load.after-a-version", "A load gives only what comes after the version that the caller has.", AfterVersion),
        new("load.pages", "A load's page is bounded, says whether there is more, and ReadStream continues it.", Pages),
        new("load.snapshot-and-bounded-tail", "With a snapshot, the page starts after it and is bounded too.", SnapshotAndTail),
        new("load.remembered-command", "A load that names a remembered command says what it came to.", RememberedCommand),
        new("load.unknown-command", "A load that names an unknown command, or one of another stream, says nothing of it.", UnknownCommand),
        new("load.archived", "An archived stream loads with its events and says that it is archived.", Archived),
        new("load.version-and-events-agree", "The version and the events of a load are of one moment, whatever is appended meanwhile.", VersionAndEventsAgree),
    ];

    private static async Task Missing(ConformanceRun run)
    {
        using var load = await LoadAsync(run, new LoadRequest { Stream = run.NewStream(), SnapshotKey = 1, CommandId = Guid.NewGuid(), MaxEvents = 10 }).ConfigureAwait(false);
        Expect.Equal(new StreamInfo(0, StreamState.Missing), load.Stream, "the stream");
        Expect.Equal((null, null, 0, false), (load.Snapshot, load.Command, load.Events.Count, load.Events.HasMore), "snapshot, command, count and HasMore");
    }

    private static async Task WholeStream(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = await run.FillAsync(stream, 5).ConfigureAwait(false);
        using var load = await LoadAsync(run, new LoadRequest { Stream = stream, MaxEvents = 100 }).ConfigureAwait(false);
        Expect.Equal(new StreamInfo(5, StreamState.Active), load.Stream, "the stream");
        Expect.InOrder([.. sent.Select(one => one.EventId)], [.. load.Events.ToRecordedEvents().Select(stored => stored.EventId)], "event ids");
        using var data = await LoadAsync(run, new LoadRequest { Stream = stream, MaxEvents = 100, DataSuffices = true }).ConfigureAwait(false);
        Expect.InOrder(
            [.. load.Events.ToRecordedEvents().Select(stored => (stored.Stream, stored.Version, stored.Type, Convert.ToHexString(stored.Data.Span)))],
            [.. data.Events.ToRecordedEvents().Select(stored => (stored.Stream, stored.Version, stored.Type, Convert.ToHexString(stored.Data.Span)))],
            "streams, versions, types and data of a load for which data suffices");
    }

    private static async Task AfterVersion(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 5).ConfigureAwait(false);
        foreach (var after in new[] { 0, 3, 5, 9, long.MaxValue })
        {
            using var load = await LoadAsync(run, new LoadRequest { Stream = stream, AfterVersion = after, MaxEvents = 100 }).ConfigureAwait(false);
            Expect.InOrder([.. new long[] { 1, 2, 3, 4, 5 }.Where(version => version > after)], [.. load.Events.ToRecordedEvents().Select(stored => stored.Version)], $"versions after {after}");
            Expect.Equal(5, load.Stream.Version, "the version");
        }
    }

    private static async Task Pages(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 25).ConfigureAwait(false);
        using var load = await LoadAsync(run, new LoadRequest { Stream = stream, MaxEvents = 10 }).ConfigureAwait(false);
        Expect.Equal((10, true, 25L), (load.Events.Count, load.Events.HasMore, load.Stream.Version), "count, HasMore and version");
        Expect.Equal(15, (await run.ReadAsync(stream, 11).ConfigureAwait(false)).Events.Count, "the number of events after the first page");
        using var exact = await LoadAsync(run, new LoadRequest { Stream = stream, MaxEvents = 25 }).ConfigureAwait(false);
        Expect.Equal((25, false), (exact.Events.Count, exact.Events.HasMore), "count and HasMore of a page that holds all");
    }

    private static async Task SnapshotAndTail(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 25).ConfigureAwait(false);
        await run.Store.SaveSnapshotAsync(new Snapshot(stream, 1, 12, "{}"u8.ToArray()), run.Token).ConfigureAwait(false);
        using var load = await LoadAsync(run, new LoadRequest { Stream = stream, SnapshotKey = 1, MaxEvents = 5 }).ConfigureAwait(false);
        Expect.InOrder([13, 14, 15, 16, 17], [.. load.Events.ToRecordedEvents().Select(stored => stored.Version)], "versions");
        Expect.That(load.Events.HasMore, "a page of 5 of 13 events says that there are no more.");
    }

    private static async Task RememberedCommand(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 3).ConfigureAwait(false);
        var command = new CommandKey(Guid.NewGuid(), -42);
        var result = await run.AppendAsync(ConformanceRun.Command(stream, ExpectedVersion.Any, command, run.Events(2))).ConfigureAwait(false);
        await run.FillAsync(stream, 4).ConfigureAwait(false);
        using var load = await LoadAsync(run, new LoadRequest { Stream = stream, CommandId = command.Id, MaxEvents = 100 }).ConfigureAwait(false);
        Expect.Equal(new RememberedCommand(command, 4, 5, result.Position), load.Command, "the remembered command");
    }

    private static async Task UnknownCommand(ConformanceRun run)
    {
        var (stream, other) = (run.NewStream(), run.NewStream());
        var command = new CommandKey(Guid.NewGuid(), 1);
        await run.AppendAsync(ConformanceRun.Command(other, ExpectedVersion.Any, command, run.Event())).ConfigureAwait(false);
        await run.FillAsync(stream, 1).ConfigureAwait(false);
        foreach (var id in new[] { Guid.NewGuid(), command.Id })
        {
            using var load = await LoadAsync(run, new LoadRequest { Stream = stream, CommandId = id, MaxEvents = 100 }).ConfigureAwait(false);
            Expect.Equal(null, load.Command, "the command of a load that named one this stream never saw");
        }
    }

    private static async Task Archived(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 3).ConfigureAwait(false);
        await run.Store.ArchiveStreamAsync(stream, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        using var load = await LoadAsync(run, new LoadRequest { Stream = stream, MaxEvents = 100 }).ConfigureAwait(false);
        Expect.Equal((new StreamInfo(3, StreamState.Archived), 3), (load.Stream, load.Events.Count), "the stream and the number of events");
    }

    private static async Task VersionAndEventsAgree(ConformanceRun run)
    {
        var stream = run.NewStream();
        var writing = Task.Run(() => WriteAsync(run, stream));
        while (!writing.IsCompleted)
        {
            using var load = await LoadAsync(run, new LoadRequest { Stream = stream, MaxEvents = 1_000 }).ConfigureAwait(false);
            Expect.Equal(load.Stream.Version, load.Events.Count, "the number of events in a load, beside its version,");
        }

        await writing.ConfigureAwait(false);

        static async Task WriteAsync(ConformanceRun run, StreamId stream)
        {
            for (var i = 0; i < 100; i++) await run.FillAsync(stream, 3).ConfigureAwait(false);
        }
    }

    private static async Task<AggregateLoad> LoadAsync(ConformanceRun run, LoadRequest request) => await run.Store.LoadAsync(request, run.Token).ConfigureAwait(false);
}
