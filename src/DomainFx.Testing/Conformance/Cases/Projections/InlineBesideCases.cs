using DomainFx.Projections;
using DomainFx.Stores;
using static DomainFx.Testing.Conformance.InlineCases;

namespace DomainFx.Testing.Conformance;

/// <summary>What becomes of rows that appends write when one comes without them: that of a program which does not have the read model, or not as an inline one.</summary>
internal static class InlineBesideCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("inline-beside.left", "An append of events that an inline read model handles, and that says nothing of it, leaves its rows to a worker, who goes on with these events.", Left),
        new("inline-beside.not-left", "Other events, a repetition and an append that is refused leave it with appends.", NotLeft),
        new("inline-beside.several", "Of several streams at once one is enough; rows that come with the others are refused then.", Several),
        new("inline-beside.many", "Each read model that handles one of the events is left to a worker, and no other.", Many),
    ];

    private static async Task Left(ConformanceRun run)
    {
        var balances = await OpenAsync(run).ConfigureAwait(false);
        var known = await AppendWithRowAsync(run, balances, "a", 1).ConfigureAwait(false);
        var (stream, head) = (run.NewStream(), await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false));
        var result = await run.AppendAsync(ConformanceRun.Append(stream, ExpectedVersion.NoStream, run.Event("unheard-of"), run.Event())).ConfigureAwait(false);
        Expect.Equal(2L, result.StreamVersion, "the version of the stream");
        var left = await ExpectWithAppendsAsync(run, balances, false).ConfigureAwait(false);
        Expect.Equal((ProjectionStage.Live, head), (left.Stage, left.Position), "its stage, and its position: that of the last event before");
        await ExpectRefusedAsync(run, run.NewStream(), known, "an append with rows of what was left to a worker").ConfigureAwait(false);
        await run.AppendAsync(stream, ExpectedVersion.Exactly(2), run.Event()).ConfigureAwait(false);
        Expect.Equal(left.Position, (await ExpectWithAppendsAsync(run, balances, false).ConfigureAwait(false)).Position, "the position after another such append");
        var lease = await LeaseAsync(run, balances).ConfigureAwait(false);
        Expect.That(!await run.Projections.SwitchAsync(lease, balances, run.Token).ConfigureAwait(false), "what lacks events went back to appends.");
        await CommitAsync(run, balances, lease, (stream.Id, 2)).ConfigureAwait(false);
        Expect.That(!await run.Projections.SwitchAsync(lease, balances with { QuietTime = TimeSpan.FromDays(1) }, run.Token).ConfigureAwait(false), "it went back to appends before the quiet time was over.");
        Expect.That(await run.Projections.SwitchAsync(lease, balances, run.Token).ConfigureAwait(false), "it did not go back to appends.");
        await ExpectRefusedAsync(run, run.NewStream(), known, "an append with rows from before").ConfigureAwait(false);
        await AppendWithRowAsync(run, balances, "b", 3).ConfigureAwait(false);
        await ExpectShownAsync(run, ("a", 1), ("b", 3), (stream.Id, 2)).ConfigureAwait(false);
    }

    private static async Task NotLeft(ConformanceRun run)
    {
        var balances = await OpenAsync(run).ConfigureAwait(false);
        await run.AppendAsync(run.NewStream(), ExpectedVersion.NoStream, run.Event("unheard-of")).ConfigureAwait(false);
        await run.AppendAsync(
            ConformanceRun.Append(run.NewStream(), ExpectedVersion.Any, run.Event("unheard-of")), ConformanceRun.Append(run.NewStream(), ExpectedVersion.Any)).ConfigureAwait(false);
        var stream = run.NewStream();
        var rows = await RowsAsync(run, balances, ("a", 1)).ConfigureAwait(false);
        var append = ConformanceRun.Append(stream, ExpectedVersion.NoStream, run.Event());
        await run.AppendAsync(append.With([rows])).ConfigureAwait(false);
        Expect.That((await run.AppendAsync(append).ConfigureAwait(false)).IsDuplicate, "the same append without rows is not a repetition.");
        await Expect.ThrowsAsync<ConcurrencyException>(
            async () => await run.AppendAsync(stream, ExpectedVersion.Exactly(7), run.Event()).ConfigureAwait(false), "an append with another version than expected").ConfigureAwait(false);
        await Expect.ThrowsAsync<ConcurrencyException>(
            async () => await run.AppendAsync(
                ConformanceRun.Append(run.NewStream(), ExpectedVersion.NoStream, run.Event()), ConformanceRun.Append(stream, ExpectedVersion.Exactly(7), run.Event())).ConfigureAwait(false),
            "an append to two streams of which one is not as expected").ConfigureAwait(false);
        await ExpectWithAppendsAsync(run, balances, true).ConfigureAwait(false);
    }

    private static async Task Several(ConformanceRun run)
    {
        var balances = await OpenAsync(run).ConfigureAwait(false);
        await AppendWithRowAsync(run, balances, "a", 1).ConfigureAwait(false);
        StreamId first = run.NewStream(), second = run.NewStream();
        var rows = await RowsAsync(run, balances, ("a", 2)).ConfigureAwait(false);
        StreamAppend[] appends = [ConformanceRun.Append(first, ExpectedVersion.NoStream, run.Event()), ConformanceRun.Append(second, ExpectedVersion.NoStream, run.Event())];
        await Expect.ThrowsAsync<ReadModelStageException>(
            async () => await run.AppendAsync(appends[0], appends[1].With([rows])).ConfigureAwait(false), "an append to two streams of which one has no rows").ConfigureAwait(false);
        await run.ExpectVersionAsync(first, 0).ConfigureAwait(false);
        await run.AppendAsync(appends[0], appends[1].With([rows with { Changes = null }])).ConfigureAwait(false);
        await ExpectWithAppendsAsync(run, balances, false).ConfigureAwait(false);
        await ExpectShownAsync(run, ("a", 1)).ConfigureAwait(false);
    }

    private static async Task Many(ConformanceRun run)
    {
        List<ProjectionDefinition> opened = [];
        foreach (var (name, type) in new[] { ("one", "happened"), ("two", "happened"), ("three", "unheard-of"), ("four", "other") })
        {
            var table = new TableDefinition($"model_{name}", 1, 1, [new("id", ColumnType.Text), new("balance", ColumnType.BigInt)]);
            opened.Add(new ProjectionDefinition { Key = new ProjectionKey($"model-{name}", 1), Table = table, EventTypes = [type], IsInline = true });
            await run.Projections.OpenAsync(opened[^1], run.Token).ConfigureAwait(false);
        }

        await run.AppendAsync(run.NewStream(), ExpectedVersion.NoStream, run.Event(), run.Event("other"), run.Event()).ConfigureAwait(false);
        foreach (var definition in opened) await ExpectWithAppendsAsync(run, definition, definition.EventTypes[0] == "unheard-of").ConfigureAwait(false);
    }

    private static async Task<InlineRows> AppendWithRowAsync(ConformanceRun run, ProjectionDefinition definition, string id, long balance)
    {
        var rows = await RowsAsync(run, definition, (id, balance)).ConfigureAwait(false);
        await run.AppendAsync(ConformanceRun.Append(run.NewStream(), ExpectedVersion.NoStream, run.Event()).With([rows])).ConfigureAwait(false);
        return rows;
    }
}
