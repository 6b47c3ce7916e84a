using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class DeleteCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("delete.events-are-gone", "None of a deleted stream's events is read any more, alone or among all.", EventsAreGone),
        new("delete.leaves-a-tombstone", "Readers of all streams see a tombstone at a new position, with the version after the stream's last, and the types of its events.", LeavesTombstone),
        new("delete.tombstone-can-be-selected", "The tombstone is selected by its event type and by the stream's category.", TombstoneIsSelected),
        new("delete.name-is-not-reusable", "A deleted stream refuses appends of every expectation.", NameNotReusable),
        new("delete.says-so", "A deleted stream is not missing: its state says deleted.", SaysSo),
        new("delete.erases-snapshots", "A deleted stream loads without snapshots, and takes no new ones.", ErasesSnapshots),
        new("delete.erases-commands", "A deleted stream's commands are forgotten.", ErasesCommands),
        new("delete.twice", "Deleting a deleted stream does nothing: there is one tombstone.", Twice),
        new("delete.expected-version", "Deleting checks what is expected of the stream.", Expected),
        new("delete.archived-stream", "An archived stream can be deleted; a deleted one cannot be archived.", ArchivedStream),
        new("delete.leaves-neighbours-alone", "Other streams keep their events, snapshots and commands.", LeavesNeighbours),
        new("delete.survives-reopening", "A stream stays deleted after the store was closed and opened again.", SurvivesReopening, StoreCapabilities.Reopen),
    ];

    private static async Task EventsAreGone(ConformanceRun run)
    {
        var (stream, sent) = await DeletedAsync(run).ConfigureAwait(false);
        var gone = sent.Select(one => one.EventId).ToHashSet();
        var (own, all) = (await run.ReadAsync(stream).ConfigureAwait(false), await run.ReadAllAsync().ConfigureAwait(false));
        Expect.That(!own.Ids.Any(gone.Contains), "an event of the deleted stream is read from it.");
        Expect.That(!all.Ids.Any(gone.Contains), "an event of the deleted stream is read among all.");
        using var load = await run.Store.LoadAsync(new LoadRequest { Stream = stream, MaxEvents = 10 }, run.Token).ConfigureAwait(false);
        Expect.That(!load.Events.ToRecordedEvents().Any(stored => gone.Contains(stored.EventId)), "an event of the deleted stream is loaded.");
    }

    private static async Task LeavesTombstone(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 2).ConfigureAwait(false);
        var stream = run.NewStream();
        var result = await run.AppendAsync(stream, ExpectedVersion.NoStream, [.. run.Events(2), run.Event("later")]).ConfigureAwait(false);
        await run.Store.DeleteStreamAsync(stream, ExpectedVersion.Exactly(3), run.Token).ConfigureAwait(false);
        var tombstones = (await run.ReadAllAsync(result.Position).ConfigureAwait(false)).Events;
        Expect.Equal(1, tombstones.Count, "the number of events after the deletion");
        Expect.Equal((stream, 4L, StreamTombstone.EventType), (tombstones[0].Stream, tombstones[0].Version, tombstones[0].Type), "the tombstone's stream, version and type");
        Expect.InOrder(["happened", "later"], [.. StreamTombstone.EventTypesOf(tombstones[0].Data.Span).Order(StringComparer.Ordinal)], "the types that the tombstone names");
        Expect.Equal(tombstones[0].Position, await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false), "the head");
    }

    private static async Task TombstoneIsSelected(ConformanceRun run)
    {
        var (stream, _) = await DeletedAsync(run).ConfigureAwait(false);
        foreach (var filter in new[] { new EventFilter { EventTypes = [StreamTombstone.EventType.Name] }, new EventFilter { Categories = [stream.Category] } })
        {
            var events = (await run.ReadAllAsync(filter: filter).ConfigureAwait(false)).Events;
            Expect.InOrder([(stream, StreamTombstone.EventType)], [.. events.Select(stored => (stored.Stream, stored.Type))], "streams and types of the events that are selected");
        }
    }

    private static async Task NameNotReusable(ConformanceRun run)
    {
        var (stream, _) = await DeletedAsync(run).ConfigureAwait(false);
        foreach (var expected in new[] { ExpectedVersion.Any, ExpectedVersion.NoStream, ExpectedVersion.StreamExists, ExpectedVersion.Exactly(3), ExpectedVersion.Exactly(4) })
            await ExpectClosedAsync(run, stream, expected).ConfigureAwait(false);
    }

    private static async Task SaysSo(ConformanceRun run)
    {
        var (stream, _) = await DeletedAsync(run).ConfigureAwait(false);
        Expect.Equal(StreamState.Deleted, (await run.Store.GetStreamAsync(stream, run.Token).ConfigureAwait(false)).State, "the stream's state");
    }

    private static async Task ErasesSnapshots(ConformanceRun run)
    {
        var stream = run.NewStream();
        var snapshot = new Snapshot(stream, 1, 3, "{}"u8.ToArray());
        await run.FillAsync(stream, 3).ConfigureAwait(false);
        await run.Store.SaveSnapshotAsync(snapshot, run.Token).ConfigureAwait(false);
        await run.Store.DeleteStreamAsync(stream, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        await ExpectNoSnapshotAsync(run, stream, "a deleted stream is loaded with its snapshot.").ConfigureAwait(false);
        await run.Store.SaveSnapshotAsync(snapshot, run.Token).ConfigureAwait(false);
        await ExpectNoSnapshotAsync(run, stream, "a deleted stream took a new snapshot.").ConfigureAwait(false);
    }

    private static async Task ErasesCommands(ConformanceRun run)
    {
        var stream = run.NewStream();
        var append = ConformanceRun.Command(stream, ExpectedVersion.Any, new CommandKey(Guid.NewGuid(), 1), run.Event());
        await run.AppendAsync(append).ConfigureAwait(false);
        await run.Store.DeleteStreamAsync(stream, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        using var load = await run.Store.LoadAsync(new LoadRequest { Stream = stream, CommandId = append.Command!.Value.Id, MaxEvents = 10 }, run.Token).ConfigureAwait(false);
        Expect.Equal(null, load.Command, "the remembered command of a deleted stream");
        await Expect.ThrowsAsync<StreamClosedException, AppendResult>(() => run.AppendAsync(append), "a repeated command on a deleted stream").ConfigureAwait(false);
    }

    private static async Task Twice(ConformanceRun run)
    {
        var (stream, _) = await DeletedAsync(run).ConfigureAwait(false);
        await run.Store.DeleteStreamAsync(stream, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        Expect.Equal(1, (await run.ReadAllAsync().ConfigureAwait(false)).Events.Count, "the number of events (one tombstone) in the store");
    }

    private static async Task Expected(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = await run.FillAsync(stream, 3).ConfigureAwait(false);
        foreach (var wrong in new[] { ExpectedVersion.NoStream, ExpectedVersion.Exactly(2), ExpectedVersion.Exactly(4) })
        {
            var conflict = await Expect.ThrowsAsync<ConcurrencyException>(
                () => run.Store.DeleteStreamAsync(stream, wrong, run.Token), $"deleting version 3 expecting {wrong}").ConfigureAwait(false);
            Expect.Equal((stream, wrong, 3L), (conflict.Stream, conflict.Expected, conflict.Actual), "the conflict's stream, expectation and version");
        }

        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
    }

    private static async Task ArchivedStream(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 3).ConfigureAwait(false);
        await run.Store.ArchiveStreamAsync(stream, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        await run.Store.DeleteStreamAsync(stream, ExpectedVersion.Exactly(3), run.Token).ConfigureAwait(false);
        await ExpectClosedAsync(run, stream, ExpectedVersion.Any).ConfigureAwait(false);
        await Expect.ThrowsAsync<StreamClosedException>(() => run.Store.ArchiveStreamAsync(stream, ExpectedVersion.Any, run.Token), "archiving a deleted stream").ConfigureAwait(false);
    }

    private static async Task LeavesNeighbours(ConformanceRun run)
    {
        var neighbour = run.NewStream();
        var append = ConformanceRun.Command(neighbour, ExpectedVersion.Any, new CommandKey(Guid.NewGuid(), 1), run.Events(2));
        var first = await run.AppendAsync(append).ConfigureAwait(false);
        await run.Store.SaveSnapshotAsync(new Snapshot(neighbour, 1, 2, "{}"u8.ToArray()), run.Token).ConfigureAwait(false);
        await DeletedAsync(run).ConfigureAwait(false);
        await run.ExpectEventsAsync(neighbour, append.Events.ToArray()).ConfigureAwait(false);
        Expect.Equal(first with { IsDuplicate = true }, await run.AppendAsync(append).ConfigureAwait(false), "the answer to the neighbour's repeated command");
        using var load = await run.Store.LoadAsync(new LoadRequest { Stream = neighbour, SnapshotKey = 1, MaxEvents = 10 }, run.Token).ConfigureAwait(false);
        Expect.That(load.Snapshot is not null, "the neighbour's snapshot is gone.");
    }

    private static async Task SurvivesReopening(ConformanceRun run)
    {
        var (stream, _) = await DeletedAsync(run).ConfigureAwait(false);
        await run.ReopenAsync().ConfigureAwait(false);
        await ExpectClosedAsync(run, stream, ExpectedVersion.NoStream).ConfigureAwait(false);
        Expect.Equal(1, (await run.ReadAllAsync().ConfigureAwait(false)).Events.Count, "the number of events (one tombstone) in the store");
    }

    private static async Task<(StreamId Stream, EventData[] Sent)> DeletedAsync(ConformanceRun run)
    {
        var stream = run.NewStream("deleted");
        var sent = await run.FillAsync(stream, 3).ConfigureAwait(false);
        await run.Store.DeleteStreamAsync(stream, ExpectedVersion.Exactly(3), run.Token).ConfigureAwait(false);
        return (stream, sent);
    }

    private static async Task ExpectClosedAsync(ConformanceRun run, StreamId stream, ExpectedVersion expected)
    {
        var closed = await Expect.ThrowsAsync<StreamClosedException, AppendResult>(
            () => run.AppendAsync(stream, expected, run.Event()), $"an append to a deleted stream, expecting {expected},").ConfigureAwait(false);
        Expect.Equal((stream, StreamState.Deleted), (closed.Stream, closed.State), "the exception's stream and state");
    }

    private static async Task ExpectNoSnapshotAsync(ConformanceRun run, StreamId stream, string otherwise)
    {
        using var load = await run.Store.LoadAsync(new LoadRequest { Stream = stream, SnapshotKey = 1, MaxEvents = 10 }, run.Token).ConfigureAwait(false);
        Expect.That(load.Snapshot is null, otherwise);
    }
}
