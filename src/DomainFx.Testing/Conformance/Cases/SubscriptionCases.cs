using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class SubscriptionCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("subscription.history-then-live", "A subscription gives the history, then new events, in order.", HistoryThenLive),
        new("subscription.no-seam", "Started while others append, a subscription has no gap and no event twice.", NoSeam),
        new("subscription.filtered", "A filtered subscription goes on over stretches in which nothing matches.", Filtered),
        new("subscription.resumes", "A subscription that starts at a checkpoint gives what comes after it.", Resumes),
        new("subscription.lost-checkpoint", "A checkpoint whose event is not in the store is an error, not a start from somewhere.", LostCheckpoint),
        new("subscription.deleted-checkpoint", "A checkpoint whose event was erased with its stream goes on behind it.", DeletedCheckpoint),
        new("subscription.lost-beside-deleted", "That a stream was deleted since does not account for the loss of an event that was not in it.", LostBesideDeleted),
    ];

    private static async Task HistoryThenLive(ConformanceRun run)
    {
        var sent = new List<Guid>();
        await SendAsync(10).ConfigureAwait(false);
        var seen = new List<Guid>();
        await foreach (var recorded in run.Store.SubscribeAsync(Checkpoint.Start, pageSize: 4, cancellationToken: run.Token).ConfigureAwait(false))
        {
            seen.Add(recorded.EventId);
            if (seen.Count == 30) break;
            if (seen.Count == sent.Count) await SendAsync(5).ConfigureAwait(false);
        }

        Expect.InOrder(sent, seen, "event ids of the subscription");

        async Task SendAsync(int count) => sent.AddRange((await run.FillAsync(run.NewStream(), count).ConfigureAwait(false)).Select(one => one.EventId));
    }

    private static async Task NoSeam(ConformanceRun run)
    {
        const int Writers = 4;
        const int Each = 60;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(WriteAsync)));
        var subscribers = await Task.WhenAll(Enumerable.Range(1, 3).Select(n => FollowAsync(n * n))).ConfigureAwait(false);
        await writing.ConfigureAwait(false);
        var all = (await run.ReadAllAsync().ConfigureAwait(false)).Positions;
        foreach (var seen in subscribers) Expect.InOrder(all, seen, "positions of a subscription");

        async Task WriteAsync()
        {
            for (var i = 0; i < Each; i++) await run.FillAsync(run.NewStream(), 1).ConfigureAwait(false);
        }

        async Task<List<long>> FollowAsync(int pageSize)
        {
            var seen = new List<long>();
            await foreach (var recorded in run.Store.SubscribeAsync(Checkpoint.Start, pageSize: pageSize, cancellationToken: run.Token).ConfigureAwait(false))
            {
                seen.Add(recorded.Position);
                if (seen.Count == Writers * Each) break;
            }

            return seen;
        }
    }

    private static async Task Filtered(ConformanceRun run)
    {
        var filter = new EventFilter { EventTypes = ["wanted"] };
        var events = run.Store.SubscribeAsync(Checkpoint.Start, filter, pageSize: 10, run.Token).GetAsyncEnumerator(run.Token);
        await using (events.ConfigureAwait(false))
        {
            for (var i = 0; i < 10; i++)
            {
                await run.FillAsync(run.NewStream(), 37).ConfigureAwait(false);
                var wanted = run.Event("wanted");
                await run.AppendAsync(run.NewStream(), ExpectedVersion.NoStream, wanted).ConfigureAwait(false);
                Expect.That(await events.MoveNextAsync().ConfigureAwait(false), "the subscription ended.");
                Expect.Equal(wanted.EventId, events.Current.EventId, "the id of the next event");
            }
        }
    }

    private static async Task Resumes(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 20).ConfigureAwait(false);
        var all = (await run.ReadAllAsync().ConfigureAwait(false)).Events;
        for (var i = 0; i < all.Count - 1; i += 3)
        {
            await foreach (var recorded in run.Store.SubscribeAsync(Checkpoint.At(all[i]), cancellationToken: run.Token).ConfigureAwait(false))
            {
                Expect.Equal(all[i + 1].EventId, recorded.EventId, $"the id of the event after position {all[i].Position}");
                break;
            }
        }
    }

    private static async Task LostCheckpoint(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 3).ConfigureAwait(false);
        var head = await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false);
        foreach (var lost in new[] { new Checkpoint(head, Guid.NewGuid()), new Checkpoint(head + 1, Guid.NewGuid()), new Checkpoint(head + 1) })
        {
            var events = run.Store.SubscribeAsync(lost, cancellationToken: run.Token).GetAsyncEnumerator(run.Token);
            await using (events.ConfigureAwait(false))
            {
                await Expect.ThrowsAsync<CheckpointLostException, bool>(() => events.MoveNextAsync(), $"a subscription from the checkpoint at {lost.Position} of {head}").ConfigureAwait(false);
            }
        }
    }

    private static async Task DeletedCheckpoint(ConformanceRun run)
    {
        foreach (var isArchived in new[] { false, true })
        {
            var stream = run.NewStream();
            await run.FillAsync(stream, 3).ConfigureAwait(false);
            var events = (await run.ReadAsync(stream).ConfigureAwait(false)).Events;
            if (isArchived) await run.Store.ArchiveStreamAsync(stream, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
            await run.Store.DeleteStreamAsync(stream, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
            foreach (var handled in events) await ExpectTombstoneAsync(stream, Checkpoint.At(handled)).ConfigureAwait(false);
        }

        async Task ExpectTombstoneAsync(StreamId stream, Checkpoint from)
        {
            await foreach (var recorded in run.Store.SubscribeAsync(from, cancellationToken: run.Token).ConfigureAwait(false))
            {
                Expect.Equal((stream, StreamTombstone.EventType), (recorded.Stream, recorded.Type), $"the stream and type of the event after position {from.Position}");
                break;
            }
        }
    }

    private static async Task LostBesideDeleted(ConformanceRun run)
    {
        var (kept, deleted) = (run.NewStream(), run.NewStream());
        await run.FillAsync(kept, 2).ConfigureAwait(false);
        await run.FillAsync(deleted, 2).ConfigureAwait(false);
        var (stored, erased) = ((await run.ReadAsync(kept).ConfigureAwait(false)).Events, (await run.ReadAsync(deleted).ConfigureAwait(false)).Events);
        await run.Store.DeleteStreamAsync(deleted, ExpectedVersion.Any, run.Token).ConfigureAwait(false);
        Checkpoint[] lost =
        [
            new(erased[0].Position, Guid.NewGuid()), new(erased[0].Position, erased[1].EventId), new(erased[0].Position, stored[0].EventId),
            new(stored[0].Position, Guid.NewGuid()), new(stored[0].Position, erased[0].EventId),
        ];
        foreach (var checkpoint in lost)
        {
            await Expect.ThrowsAsync<CheckpointLostException, long?>(
                () => CheckpointCheck.VerifyAsync(run.Store, checkpoint, run.Token), $"a check of {checkpoint}").ConfigureAwait(false);
        }
    }
}
