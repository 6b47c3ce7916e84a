using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class IdempotencyCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("idempotency.repeated-command", "A repeated command id with the same fingerprint is answered as the first was, and stores nothing.", RepeatedCommand),
        new("idempotency.repeated-command-with-new-event-ids", "A command is recognised by its id, whatever ids its events have this time.", RepeatedCommandNewEventIds),
        new("idempotency.after-further-appends", "A repetition is recognised after further appends, although its expected version no longer holds.", AfterFurtherAppends),
        new("idempotency.reused-command-id", "A command id with another fingerprint is refused by a CommandIdReusedException that names both.", ReusedCommandId),
        new("idempotency.scope-is-the-stream", "The same command id on another stream is another command.", ScopeIsTheStream),
        new("idempotency.concurrent-repetitions", "Of concurrent appends with one command id one is stored, and all get its answer.", ConcurrentRepetitions),
        new("idempotency.exact-by-event-ids", "Without a command, a repeated append that expects an exact version is recognised by its event ids.", ExactByEventIds),
        new("idempotency.exact-with-other-event-ids", "Without a command, other event ids at the expected version are a conflict, not a repetition.", ExactOtherEventIds),
        new("idempotency.exact-same-first-id-only", "Without a command, an append that agrees in its first event id only is a conflict.", ExactSameFirstIdOnly),
        new("idempotency.any-by-event-ids", "Without a command, a repeated append that expects any version is recognised by its event ids.", AnyByEventIds),
        new("idempotency.conflict-is-not-remembered", "A command that met a conflict is not remembered: sent again, it is stored.", ConflictNotRemembered),
        new("idempotency.on-an-archived-stream", "A repetition is answered although the stream was archived in between.", OnArchivedStream),
        new("idempotency.many-commands", "Each of many commands on one stream is remembered with its own answer.", ManyCommands),
        new("idempotency.survives-reopening", "Commands are remembered after the store was closed and opened again.", SurvivesReopening, StoreCapabilities.Reopen),
    ];

    private static CommandKey NewCommand(long fingerprint = 1) => new(Guid.NewGuid(), fingerprint);

    private static async Task RepeatedCommand(ConformanceRun run)
    {
        var stream = run.NewStream();
        var append = ConformanceRun.Command(stream, ExpectedVersion.Any, NewCommand(), run.Events(3));
        var first = await run.AppendAsync(append).ConfigureAwait(false);
        for (var i = 0; i < 3; i++) await ExpectRepetitionAsync(run, append, first).ConfigureAwait(false);
        await run.ExpectVersionAsync(stream, 3).ConfigureAwait(false);
        Expect.Equal(3, (await run.ReadAllAsync().ConfigureAwait(false)).Events.Count, "the number of events in the store");
    }

    private static async Task RepeatedCommandNewEventIds(ConformanceRun run)
    {
        var stream = run.NewStream();
        var command = NewCommand();
        var sent = run.Events(2);
        var first = await run.AppendAsync(ConformanceRun.Command(stream, ExpectedVersion.NoStream, command, sent)).ConfigureAwait(false);
        await ExpectRepetitionAsync(run, ConformanceRun.Command(stream, ExpectedVersion.NoStream, command, run.Events(2)), first).ConfigureAwait(false);
        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
    }

    private static async Task AfterFurtherAppends(ConformanceRun run)
    {
        foreach (var expected in new[] { ExpectedVersion.NoStream, ExpectedVersion.Any })
        {
            var stream = run.NewStream();
            var append = ConformanceRun.Command(stream, expected, NewCommand(), run.Events(2));
            var first = await run.AppendAsync(append).ConfigureAwait(false);
            await run.FillAsync(stream, 5).ConfigureAwait(false);
            await ExpectRepetitionAsync(run, append, first).ConfigureAwait(false);
            await run.ExpectVersionAsync(stream, 7).ConfigureAwait(false);
        }
    }

    private static async Task ReusedCommandId(ConformanceRun run)
    {
        var stream = run.NewStream();
        var command = NewCommand();
        await run.AppendAsync(ConformanceRun.Command(stream, ExpectedVersion.Any, command, run.Event())).ConfigureAwait(false);
        var reused = await Expect.ThrowsAsync<CommandIdReusedException, AppendResult>(
            () => run.AppendAsync(ConformanceRun.Command(stream, ExpectedVersion.Any, command with { Fingerprint = 2 }, run.Event())),
            "a command id with another fingerprint").ConfigureAwait(false);
        Expect.Equal((stream, command.Id), (reused.Stream, reused.CommandId), "the stream and command id that the exception names");
        await run.ExpectVersionAsync(stream, 1).ConfigureAwait(false);
    }

    private static async Task ScopeIsTheStream(ConformanceRun run)
    {
        var (a, b) = (run.NewStream(), run.NewStream());
        var command = NewCommand();
        await run.AppendAsync(ConformanceRun.Command(a, ExpectedVersion.Any, command, run.Event())).ConfigureAwait(false);
        var result = await run.AppendAsync(ConformanceRun.Command(b, ExpectedVersion.Any, command with { Fingerprint = 2 }, run.Event())).ConfigureAwait(false);
        Expect.That(!result.IsDuplicate, "a command id that was used on another stream was called a repetition.");
        await run.ExpectVersionAsync(b, 1).ConfigureAwait(false);
    }

    private static async Task ConcurrentRepetitions(ConformanceRun run)
    {
        for (var round = 0; round < 10; round++)
        {
            var stream = run.NewStream();
            var append = ConformanceRun.Command(stream, ExpectedVersion.NoStream, NewCommand(), run.Events(2));
            var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => run.AppendAsync(append).AsTask()))).ConfigureAwait(false);
            Expect.Equal(1, results.Count(result => !result.IsDuplicate), "the number of appends that were not called repetitions");
            Expect.Equal(1, results.DistinctBy(result => (result.StreamVersion, result.Position)).Count(), "the number of different answers");
            await run.ExpectVersionAsync(stream, 2).ConfigureAwait(false);
        }
    }

    private static async Task ExactByEventIds(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 2).ConfigureAwait(false);
        var append = ConformanceRun.Append(stream, ExpectedVersion.Exactly(2), run.Events(3));
        var first = await run.AppendAsync(append).ConfigureAwait(false);
        await ExpectRepetitionAsync(run, append, first).ConfigureAwait(false);
        await run.FillAsync(stream, 4).ConfigureAwait(false);
        await ExpectRepetitionAsync(run, append, first).ConfigureAwait(false);
        await run.ExpectVersionAsync(stream, 9).ConfigureAwait(false);
    }

    private static async Task ExactOtherEventIds(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = run.Events(2);
        await run.AppendAsync(stream, ExpectedVersion.NoStream, sent).ConfigureAwait(false);
        await Expect.ThrowsAsync<ConcurrencyException, AppendResult>(
            () => run.AppendAsync(stream, ExpectedVersion.NoStream, run.Events(2)), "an append of other events at a version that is taken").ConfigureAwait(false);
        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
    }

    private static async Task ExactSameFirstIdOnly(ConformanceRun run)
    {
        var stream = run.NewStream();
        var sent = run.Events(2);
        await run.AppendAsync(stream, ExpectedVersion.NoStream, sent).ConfigureAwait(false);
        await Expect.ThrowsAsync<ConcurrencyException, AppendResult>(
            () => run.AppendAsync(stream, ExpectedVersion.NoStream, sent[0], run.Event()), "an append that agrees in its first event id only").ConfigureAwait(false);
        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
    }

    private static async Task AnyByEventIds(ConformanceRun run)
    {
        foreach (var expected in new[] { ExpectedVersion.Any, ExpectedVersion.StreamExists })
        {
            var stream = run.NewStream();
            await run.FillAsync(stream, 1).ConfigureAwait(false);
            var append = ConformanceRun.Append(stream, expected, run.Events(3));
            var first = await run.AppendAsync(append).ConfigureAwait(false);
            await run.FillAsync(stream, 2).ConfigureAwait(false);
            await ExpectRepetitionAsync(run, append, first).ConfigureAwait(false);
            await run.ExpectVersionAsync(stream, 6).ConfigureAwait(false);
        }
    }

    private static async Task ConflictNotRemembered(ConformanceRun run)
    {
        var stream = run.NewStream();
        var (command, sent) = (NewCommand(), run.Events(2));
        await Expect.ThrowsAsync<ConcurrencyException, AppendResult>(
            () => run.AppendAsync(ConformanceRun.Command(stream, ExpectedVersion.Exactly(5), command, sent)), "a conflict").ConfigureAwait(false);
        var result = await run.AppendAsync(ConformanceRun.Command(stream, ExpectedVersion.NoStream, command, sent)).ConfigureAwait(false);
        Expect.That(!result.IsDuplicate, "a command whose first attempt met a conflict was called a repetition.");
        await run.ExpectEventsAsync(stream, sent).ConfigureAwait(false);
    }

    private static async Task OnArchivedStream(ConformanceRun run)
    {
        var stream = run.NewStream();
        var append = ConformanceRun.Command(stream, ExpectedVersion.Any, NewCommand(), run.Events(2));
        var first = await run.AppendAsync(append).ConfigureAwait(false);
        await run.Store.ArchiveStreamAsync(stream, ExpectedVersion.Exactly(2), run.Token).ConfigureAwait(false);
        await ExpectRepetitionAsync(run, append, first).ConfigureAwait(false);
    }

    private static async Task ManyCommands(ConformanceRun run)
    {
        var stream = run.NewStream();
        var appends = Enumerable.Range(1, 100).Select(n => ConformanceRun.Command(stream, ExpectedVersion.Any, NewCommand(n), run.Events((n % 3) + 1))).ToArray();
        var firsts = new List<AppendResult>();
        foreach (var append in appends) firsts.Add(await run.AppendAsync(append).ConfigureAwait(false));
        foreach (var (append, first) in appends.Zip(firsts)) await ExpectRepetitionAsync(run, append, first).ConfigureAwait(false);
        await run.ExpectVersionAsync(stream, appends.Sum(append => append.Events.Length)).ConfigureAwait(false);
    }

    private static async Task SurvivesReopening(ConformanceRun run)
    {
        var stream = run.NewStream();
        var byCommand = ConformanceRun.Command(stream, ExpectedVersion.Any, NewCommand(), run.Events(2));
        var byEventIds = ConformanceRun.Append(stream, ExpectedVersion.Exactly(2), run.Events(2));
        var (first, second) = (await run.AppendAsync(byCommand).ConfigureAwait(false), await run.AppendAsync(byEventIds).ConfigureAwait(false));
        await run.ReopenAsync().ConfigureAwait(false);
        await ExpectRepetitionAsync(run, byCommand, first).ConfigureAwait(false);
        await ExpectRepetitionAsync(run, byEventIds, second).ConfigureAwait(false);
    }

    private static async Task ExpectRepetitionAsync(ConformanceRun run, StreamAppend append, AppendResult first) =>
        Expect.Equal(first with { IsDuplicate = true }, await run.AppendAsync(append).ConfigureAwait(false), $"the answer to a repeated append to '{append.Stream}'");
}
