using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class InlineCases
{
    private static readonly TimeSpan Ages = TimeSpan.FromDays(1);

    public static IEnumerable<ConformanceCase> All =>
    [
        new("inline.with-appends", "Where there is no event, appends write an inline read model from the first one on: all of them, and no worker.", WithAppends),
        new("inline.refused-whole", "An append that is refused stores neither events nor rows.", RefusedWhole),
        new("inline.built-first", "Where there are events, a worker builds it; appends write it once it has come to the last one.", BuiltFirst),
        new("inline.followed", "Rows that appends leave to a worker go on from the next event; appends write them again when a worker has caught up and nobody asked for a while.", Followed),
        new("inline.parked", "While events of it are parked a worker keeps it: appends would pass them over.", Parked),
        new("inline.old-terms", "Rows that were read before a worker wrote some are refused.", OldTerms),
        new("inline.versions", "While appends write one version, an append that knows another is refused; the switch takes the appends over.", Versions),
        new("inline.reset", "A reset one is empty, and a worker's until that has caught up.", Reset),
    ];

    private static async Task WithAppends(ConformanceRun run)
    {
        var balances = await OpenAsync(run).ConfigureAwait(false);
        await ExpectWithAppendsAsync(run, balances, true).ConfigureAwait(false);
        await AppendAsync(run, balances, ("a", 1)).ConfigureAwait(false);
        await AppendAsync(run, balances, ("b", 2)).ConfigureAwait(false);
        await AppendAsync(run, balances, ("a", null)).ConfigureAwait(false);
        await ExpectShownAsync(run, ("b", 2)).ConfigureAwait(false);
        Expect.That(await run.Projections.AcquireAsync(balances.Key, 0, "worker-1", ProjectionRun.Long, run.Token).ConfigureAwait(false) is null, "a worker was given what appends write.");
    }

    private static async Task RefusedWhole(ConformanceRun run)
    {
        var balances = await OpenAsync(run).ConfigureAwait(false);
        var stream = run.NewStream();
        await AppendAsync(run, balances, ("a", 1)).ConfigureAwait(false);
        await ExpectRefusedAsync(run, stream, await RowsAsync(run, balances).ConfigureAwait(false) with { Changes = null }, "an append without rows").ConfigureAwait(false);
        await Expect.ThrowsAsync<ConcurrencyException>(
            async () => await run.AppendAsync(ConformanceRun.Append(stream, ExpectedVersion.Exactly(7), run.Event()).With([await RowsAsync(run, balances, ("a", 2)).ConfigureAwait(false)])).ConfigureAwait(false),
            "an append with another version than expected").ConfigureAwait(false);
        await run.ExpectVersionAsync(stream, 0).ConfigureAwait(false);
        await ExpectShownAsync(run, ("a", 1)).ConfigureAwait(false);
    }

    private static async Task BuiltFirst(ConformanceRun run)
    {
        await run.FillAsync(run.NewStream(), 3).ConfigureAwait(false);
        var balances = await OpenAsync(run).ConfigureAwait(false);
        await ExpectWithAppendsAsync(run, balances, false).ConfigureAwait(false);
        await ExpectRefusedAsync(run, run.NewStream(), await RowsAsync(run, balances, ("a", 1)).ConfigureAwait(false), "an append with rows of what a worker builds").ConfigureAwait(false);
        var lease = await LeaseAsync(run, balances).ConfigureAwait(false);
        Expect.That(!await run.Projections.SwitchAsync(lease, balances, run.Token).ConfigureAwait(false), "what is not built was switched to.");
        await CommitAsync(run, balances, lease, ("a", 3)).ConfigureAwait(false);
        await AppendAsync(run, balances).ConfigureAwait(false);
        Expect.That(!await run.Projections.SwitchAsync(lease, balances, run.Token).ConfigureAwait(false), "what lacks an event was switched to.");
        await CommitAsync(run, balances, lease, ("a", 4)).ConfigureAwait(false);
        Expect.That(await run.Projections.SwitchAsync(lease, balances, run.Token).ConfigureAwait(false), "what has every event was not switched to.");
        var switched = await ExpectWithAppendsAsync(run, balances, true).ConfigureAwait(false);
        Expect.Equal(null, switched.Partitions[0].Owner, "the worker that has it");
        await Expect.ThrowsAsync<ProjectionLeaseLostException>(
            async () => await CommitAsync(run, balances, lease, ("a", 5)).ConfigureAwait(false), "a commit of the worker after the switch").ConfigureAwait(false);
        await AppendAsync(run, balances, ("a", 6)).ConfigureAwait(false);
        await ExpectShownAsync(run, ("a", 6)).ConfigureAwait(false);
    }

    private static async Task Followed(ConformanceRun run)
    {
        var balances = await OpenAsync(run).ConfigureAwait(false);
        await AppendAsync(run, balances, ("a", 1)).ConfigureAwait(false);
        await run.Projections.FollowAsync(balances.Key, run.Token).ConfigureAwait(false);
        await run.Projections.FollowAsync(balances.Key, run.Token).ConfigureAwait(false);
        var head = await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false);
        var state = await ExpectWithAppendsAsync(run, balances, false).ConfigureAwait(false);
        Expect.Equal((ProjectionStage.Live, head), (state.Stage, state.Position), "the stage and the position");
        await ExpectShownAsync(run, ("a", 1)).ConfigureAwait(false);
        await AppendAsync(run, balances).ConfigureAwait(false);
        var lease = await LeaseAsync(run, balances).ConfigureAwait(false);
        Expect.That(!await run.Projections.SwitchAsync(lease, balances, run.Token).ConfigureAwait(false), "what lacks an event went back to appends.");
        await CommitAsync(run, balances, lease, ("a", 2)).ConfigureAwait(false);
        Expect.That(!await run.Projections.SwitchAsync(lease, balances with { QuietTime = Ages }, run.Token).ConfigureAwait(false), "it went back to appends before the quiet time was over.");
        Expect.That(await run.Projections.SwitchAsync(lease, balances, run.Token).ConfigureAwait(false), "it did not go back to appends.");
        await AppendAsync(run, balances, ("a", 3)).ConfigureAwait(false);
        await ExpectShownAsync(run, ("a", 3)).ConfigureAwait(false);
    }

    private static async Task Parked(ConformanceRun run)
    {
        var balances = await OpenAsync(run).ConfigureAwait(false);
        await AppendAsync(run, balances, ("a", 1)).ConfigureAwait(false);
        await run.Projections.FollowAsync(balances.Key, run.Token).ConfigureAwait(false);
        var lease = await LeaseAsync(run, balances).ConfigureAwait(false);
        var head = await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false);
        var parked = new ParkedEvent(new ParkedTouch(head, Guid.NewGuid(), "a"), "x", run.Clock.GetUtcNow());
        var nothing = ProjectionRun.Changes(balances.Table!, []);
        await run.Projections.CommitAsync(
            new ProjectionCommit { Lease = lease, From = head, To = new Checkpoint(head), Table = balances.Table, Changes = nothing, Parked = [parked] }, run.Token).ConfigureAwait(false);
        Expect.That(!await run.Projections.SwitchAsync(lease, balances, run.Token).ConfigureAwait(false), "it went back to appends with an event that is parked.");
        await run.Projections.DropParkedAsync(balances.Key, [parked.Touch], run.Token).ConfigureAwait(false);
        lease = await LeaseAsync(run, balances).ConfigureAwait(false);
        Expect.That(await run.Projections.SwitchAsync(lease, balances, run.Token).ConfigureAwait(false), "it did not go back to appends.");
    }

    private static async Task OldTerms(ConformanceRun run)
    {
        var balances = await OpenAsync(run).ConfigureAwait(false);
        await AppendAsync(run, balances, ("a", 1)).ConfigureAwait(false);
        var old = await RowsAsync(run, balances, ("a", 2)).ConfigureAwait(false);
        await run.Projections.FollowAsync(balances.Key, run.Token).ConfigureAwait(false);
        await ExpectRefusedAsync(run, run.NewStream(), old, "an append with rows that a worker writes").ConfigureAwait(false);
        var lease = await LeaseAsync(run, balances).ConfigureAwait(false);
        Expect.That(await run.Projections.SwitchAsync(lease, balances, run.Token).ConfigureAwait(false), "it did not go back to appends.");
        await ExpectRefusedAsync(run, run.NewStream(), old, "an append with rows of an earlier term").ConfigureAwait(false);
        await ExpectShownAsync(run, ("a", 1)).ConfigureAwait(false);
    }

    private static async Task Versions(ConformanceRun run)
    {
        var first = await OpenAsync(run).ConfigureAwait(false);
        await AppendAsync(run, first, ("a", 1)).ConfigureAwait(false);
        var second = await OpenAsync(run, version: 2).ConfigureAwait(false);
        await ExpectRefusedAsync(run, run.NewStream(), await RowsAsync(run, second).ConfigureAwait(false) with { Changes = null }, "an append that knows another version").ConfigureAwait(false);
        var lease = await LeaseAsync(run, second).ConfigureAwait(false);
        await CommitAsync(run, second, lease, ("a", 10)).ConfigureAwait(false);
        Expect.That(await run.Projections.SwitchAsync(lease, second, run.Token).ConfigureAwait(false), "the new version was not switched to.");
        await ExpectWithAppendsAsync(run, first, false).ConfigureAwait(false);
        await ExpectWithAppendsAsync(run, second, true).ConfigureAwait(false);
        await ExpectRefusedAsync(run, run.NewStream(), await RowsAsync(run, first, ("a", 2)).ConfigureAwait(false), "an append with rows of the old version").ConfigureAwait(false);
        await run.Projections.FollowAsync(second.Key, run.Token).ConfigureAwait(false);
        await AppendAsync(run, first).ConfigureAwait(false);
        await ExpectShownAsync(run, ("a", 10)).ConfigureAwait(false);
    }

    private static async Task Reset(ConformanceRun run)
    {
        var balances = await OpenAsync(run).ConfigureAwait(false);
        await AppendAsync(run, balances, ("a", 1), ("b", 1)).ConfigureAwait(false);
        await run.Projections.ResetAsync(balances, run.Token).ConfigureAwait(false);
        Expect.Equal(0L, (await ExpectWithAppendsAsync(run, balances, false).ConfigureAwait(false)).Position, "the position");
        await ExpectShownAsync(run).ConfigureAwait(false);
        await AppendAsync(run, balances).ConfigureAwait(false);
        var lease = await LeaseAsync(run, balances).ConfigureAwait(false);
        await CommitAsync(run, balances, lease, ("a", 2)).ConfigureAwait(false);
        Expect.That(await run.Projections.SwitchAsync(lease, balances with { QuietTime = Ages }, run.Token).ConfigureAwait(false), "it did not go back to appends.");
        await ExpectShownAsync(run, ("a", 2)).ConfigureAwait(false);
    }

    /// <summary>Opens an inline read model that is about events of type <c>happened</c>.</summary>
    internal static async Task<ProjectionDefinition> OpenAsync(ConformanceRun run, int version = 1)
    {
        var table = ProjectionRun.Balances(version);
        var definition = new ProjectionDefinition { Key = new ProjectionKey("account-balance", version), Table = table, EventTypes = ["happened"], IsInline = true };
        await run.Projections.OpenAsync(definition, run.Token).ConfigureAwait(false);
        return definition;
    }

    internal static async Task<ProjectionLease> LeaseAsync(ConformanceRun run, ProjectionDefinition definition) =>
        await run.Projections.AcquireAsync(definition.Key, 0, "worker-1", ProjectionRun.Long, run.Token).ConfigureAwait(false)
        ?? throw new ExpectationException($"{definition.Key} cannot be had, though no append writes it.");

    internal static async Task<ProjectionState> StateAsync(ConformanceRun run, ProjectionDefinition definition) =>
        (await run.Projections.GetStatesAsync(run.Token).ConfigureAwait(false)).Single(state => state.Key == definition.Key);

    internal static async Task<ProjectionState> ExpectWithAppendsAsync(ConformanceRun run, ProjectionDefinition definition, bool expected)
    {
        var state = await StateAsync(run, definition).ConfigureAwait(false);
        Expect.Equal(expected, state.IsWithAppends, $"whether appends write {definition.Key}");
        return state;
    }

    internal static async Task<InlineRows> RowsAsync(ConformanceRun run, ProjectionDefinition definition, params (string Id, long? Balance)[] rows) =>
        new(definition.Key, definition.Table!, ProjectionRun.Changes(definition.Table!, rows), (await StateAsync(run, definition).ConfigureAwait(false)).Term);

    // An event of a new stream; without rows, as programs append that do not know the version or leave it to a worker.
    private static async Task AppendAsync(ConformanceRun run, ProjectionDefinition definition, params (string Id, long? Balance)[] rows)
    {
        var inline = await RowsAsync(run, definition, rows).ConfigureAwait(false);
        await run.AppendAsync(ConformanceRun.Append(run.NewStream(), ExpectedVersion.NoStream, run.Event()).With([rows.Length == 0 ? inline with { Changes = null } : inline])).ConfigureAwait(false);
    }

    internal static async Task ExpectRefusedAsync(ConformanceRun run, StreamId stream, InlineRows rows, string what)
    {
        await Expect.ThrowsAsync<ReadModelStageException>(
            async () => await run.AppendAsync(ConformanceRun.Append(stream, ExpectedVersion.Any, run.Event()).With([rows])).ConfigureAwait(false), what).ConfigureAwait(false);
        await run.ExpectVersionAsync(stream, 0).ConfigureAwait(false);
    }

    internal static async Task CommitAsync(ConformanceRun run, ProjectionDefinition definition, ProjectionLease lease, params (string Id, long? Balance)[] rows)
    {
        var from = (await StateAsync(run, definition).ConfigureAwait(false)).Position;
        var head = await run.Store.GetHeadAsync(run.Token).ConfigureAwait(false);
        await run.Projections.CommitAsync(
            new ProjectionCommit { Lease = lease, From = from, To = new Checkpoint(head), Table = definition.Table, Changes = ProjectionRun.Changes(definition.Table!, rows) }, run.Token).ConfigureAwait(false);
    }

    internal static async Task ExpectShownAsync(ConformanceRun run, params (string Id, long Balance)[] rows)
    {
        var page = await run.Projections.ReadPageAsync(ProjectionRun.Balances(), null, 1_000, run.Token).ConfigureAwait(false);
        Expect.InOrder(rows, [.. Enumerable.Range(0, page.Count).Select(row => (page.GetText(0, row), page.GetInt64(1, row)))], "rows of account_balance");
    }
}
