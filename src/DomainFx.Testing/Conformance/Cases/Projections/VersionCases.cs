using DomainFx.Projections;

namespace DomainFx.Testing.Conformance;

internal static class VersionCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("versions.first-is-live", "The first version of a read model is live at once; opening it again changes nothing.", FirstIsLive),
        new("versions.shape-changed", "A version whose columns changed is refused.", ShapeChanged),
        new("versions.inline-changed", "A version is inline or not from the first time on; a program that has it otherwise is refused.", InlineChanged),
        new("versions.built-beside", "A higher version is built beside the live one, which queries through the stable name see until the switch.", BuiltBeside),
        new("versions.lower-is-retired", "A lower version than one that is there is never worked on.", LowerIsRetired),
        new("versions.switch-when-caught-up", "The switch is refused while the new version is behind the live one.", SwitchWhenCaughtUp),
        new("versions.switch-fences", "After the switch nothing can be stored into the old version, whose rows stay until the next one.", SwitchFences),
        new("versions.switch-needs-lease", "The switch needs the lease.", SwitchNeedsLease),
        new("versions.rebuild", "A rebuild of one version has rows and checkpoints of its own, and takes its place.", Rebuild),
        new("versions.more-columns", "A version with other columns is found through the stable name after the switch.", MoreColumns),
    ];

    private static async Task FirstIsLive(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await balances.StoreAsync(("a", 1)).ConfigureAwait(false);
        var state = await run.Projections.OpenAsync(balances.Definition, run.Token).ConfigureAwait(false);
        Expect.Equal((ProjectionStage.Live, ProjectionStatus.Running, 10L, balances.Table.Shape), (state.Stage, state.Status, state.Position, state.Shape), "the state");
        await balances.ExpectShownAsync(("a", 1)).ConfigureAwait(false);
    }

    private static async Task ShapeChanged(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        var changed = new TableDefinition(balances.Table.Name, 1, 1, [.. balances.Table.Columns, new("status", ColumnType.Text)]);
        await Expect.ThrowsAsync<ReadModelShapeException, ProjectionState>(
            () => run.Projections.OpenAsync(balances.Definition with { Table = changed }, run.Token), "opening a version with another column").ConfigureAwait(false);
    }

    private static async Task InlineChanged(ConformanceRun run)
    {
        var inline = await InlineCases.OpenAsync(run).ConfigureAwait(false);
        await run.Projections.OpenAsync(inline, run.Token).ConfigureAwait(false);
        await Expect.ThrowsAsync<ReadModelShapeException, ProjectionState>(
            () => run.Projections.OpenAsync(inline with { IsInline = false }, run.Token), "opening a version that is inline as one that is not").ConfigureAwait(false);
        var other = new ProjectionDefinition { Key = new ProjectionKey("other", 1), Table = new TableDefinition("other", 1, 1, inline.Table!.Columns) };
        await run.Projections.OpenAsync(other, run.Token).ConfigureAwait(false);
        await Expect.ThrowsAsync<ReadModelShapeException, ProjectionState>(
            () => run.Projections.OpenAsync(other with { IsInline = true }, run.Token), "opening a version that is not inline as one that is").ConfigureAwait(false);
        var states = await run.Projections.GetStatesAsync(run.Token).ConfigureAwait(false);
        Expect.InOrder([(inline.Key, true, true), (other.Key, false, false)], [.. states.Select(state => (state.Key, state.IsInline, state.IsWithAppends))], "what is inline, and with appends");
    }

    private static async Task BuiltBeside(ConformanceRun run)
    {
        var live = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await live.StoreAsync(("a", 1)).ConfigureAwait(false);
        var next = await ProjectionRun.StartAsync(run, version: 2).ConfigureAwait(false);
        Expect.Equal(ProjectionStage.Building, (await next.StateAsync().ConfigureAwait(false)).Stage, "the new version's stage");
        await next.StoreAsync(("a", 100), ("b", 200)).ConfigureAwait(false);
        await live.ExpectShownAsync(("a", 1)).ConfigureAwait(false);
        var notReady = await Expect.ThrowsAsync<ReadModelNotReadyException, RowSet>(
            () => run.Projections.FindRowsAsync(next.Table, next.Keys("a"), run.Token), "finding rows of the version that is being built").ConfigureAwait(false);
        Expect.Equal(1, notReady.LiveVersion, "the live version");
        Expect.That(await run.Projections.SwitchAsync(next.Lease, next.Definition, run.Token).ConfigureAwait(false), "the version was not switched to.");
        await next.ExpectShownAsync(("a", 100), ("b", 200)).ConfigureAwait(false);
        await live.ExpectShownAsync(("a", 100), ("b", 200)).ConfigureAwait(false);
        Expect.Equal(
            (ProjectionStage.Retired, ProjectionStage.Live), ((await live.StateAsync().ConfigureAwait(false)).Stage, (await next.StateAsync().ConfigureAwait(false)).Stage), "the stages");
        Expect.That(await run.Projections.SwitchAsync(next.Lease, next.Definition, run.Token).ConfigureAwait(false), "a version that is live is not said to be.");
    }

    private static async Task LowerIsRetired(ConformanceRun run)
    {
        var newer = await ProjectionRun.StartAsync(run, version: 3).ConfigureAwait(false);
        await newer.StoreAsync(("a", 3)).ConfigureAwait(false);
        var older = new ProjectionDefinition { Key = new ProjectionKey("account-balance", 2), Table = ProjectionRun.Balances(2) };
        Expect.Equal(ProjectionStage.Retired, (await run.Projections.OpenAsync(older, run.Token).ConfigureAwait(false)).Stage, "the older version's stage");
        Expect.That(await run.Projections.AcquireAsync(older.Key, 0, "worker-1", ProjectionRun.Long, run.Token).ConfigureAwait(false) is null, "an older version was leased.");
        Expect.Equal(3L, (await run.Projections.FindRowsAsync(older.Table!, newer.Keys("a"), run.Token).ConfigureAwait(false)).GetInt64(1, 0), "what an older program finds");
    }

    private static async Task SwitchWhenCaughtUp(ConformanceRun run)
    {
        var live = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await live.StoreAsync(("a", 1)).ConfigureAwait(false);
        await live.StoreAsync(("a", 2)).ConfigureAwait(false);
        var next = await ProjectionRun.StartAsync(run, version: 2).ConfigureAwait(false);
        await next.StoreAsync(("a", 1)).ConfigureAwait(false);
        Expect.That(!await run.Projections.SwitchAsync(next.Lease, next.Definition, run.Token).ConfigureAwait(false), "a version that is behind the live one was switched to.");
        await live.ExpectShownAsync(("a", 2)).ConfigureAwait(false);
        await next.StoreAsync(("a", 2)).ConfigureAwait(false);
        Expect.That(await run.Projections.SwitchAsync(next.Lease, next.Definition, run.Token).ConfigureAwait(false), "a version that caught up was not switched to.");
    }

    private static async Task SwitchFences(ConformanceRun run)
    {
        var live = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await live.StoreAsync(("a", 1)).ConfigureAwait(false);
        var next = await CatchUpAsync(run, 2, ("a", 100)).ConfigureAwait(false);
        await live.ExpectLostAsync(live.Next(("a", 2)), "a commit into the old version").ConfigureAwait(false);
        Expect.That(await run.Projections.AcquireAsync(live.Definition.Key, 0, "worker-1", ProjectionRun.Long, run.Token).ConfigureAwait(false) is null, "a retired version was leased.");
        await live.ExpectRowsAsync(("a", 1)).ConfigureAwait(false);
        await next.StoreAsync(("a", 101)).ConfigureAwait(false);
        await next.StoreAsync(("a", 102)).ConfigureAwait(false);
        await CatchUpAsync(run, 3, ("a", 300), ("a", 301), ("a", 302)).ConfigureAwait(false);
        await next.ExpectShownAsync(("a", 302)).ConfigureAwait(false);
    }

    private static async Task SwitchNeedsLease(ConformanceRun run)
    {
        var live = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        var next = await ProjectionRun.StartAsync(run, version: 2).ConfigureAwait(false);
        await run.Projections.ReleaseAsync(next.Lease, run.Token).ConfigureAwait(false);
        await Expect.ThrowsAsync<ProjectionLeaseLostException, bool>(
            () => run.Projections.SwitchAsync(next.Lease, next.Definition, run.Token), "a switch without the lease").ConfigureAwait(false);
        Expect.Equal(ProjectionStage.Live, (await live.StateAsync().ConfigureAwait(false)).Stage, "the stage of the version before");
    }

    private static async Task Rebuild(ConformanceRun run)
    {
        var live = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await live.StoreAsync(("a", 1), ("b", 2)).ConfigureAwait(false);
        var key = live.Definition.Key with { Rebuild = 1 };
        var again = await ProjectionRun.StartAsync(run, new ProjectionDefinition { Key = key, Table = live.Table.For(key) }).ConfigureAwait(false);
        await again.StoreAsync(("a", 10)).ConfigureAwait(false);
        await live.ExpectShownAsync(("a", 1), ("b", 2)).ConfigureAwait(false);
        Expect.That(await run.Projections.SwitchAsync(again.Lease, again.Definition, run.Token).ConfigureAwait(false), "the rebuild was not switched to.");
        await live.ExpectShownAsync(("a", 10)).ConfigureAwait(false);
        await live.ExpectLostAsync(live.Next(("a", 2)), "a commit into what was before the rebuild").ConfigureAwait(false);
    }

    private static async Task MoreColumns(ConformanceRun run)
    {
        var live = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await live.StoreAsync(("a", 1)).ConfigureAwait(false);
        await live.ExpectShownAsync(("a", 1)).ConfigureAwait(false);
        foreach (var (version, columns) in new (int, ColumnDefinition[])[] { (2, [new("city", ColumnType.Text, IsNullable: true), new("balance", ColumnType.BigInt)]), (3, [new("balance", ColumnType.BigInt)]) })
        {
            var table = new TableDefinition("account_balance", version, 1, [new("account_id", ColumnType.Text), .. columns]);
            var next = await ProjectionRun.StartAsync(run, table).ConfigureAwait(false);
            var rows = new RowSet(table);
            rows.Add();
            rows.SetText(0, "a");
            if (version == 2) rows.SetText(1, "Oslo");
            rows.SetInt64(columns.Length, version);
            await next.CommitAsync(next.Next() with { Changes = new ReadModelChanges(rows, new RowSet(table, keysOnly: true)) }).ConfigureAwait(false);
            Expect.That(await run.Projections.SwitchAsync(next.Lease, next.Definition, run.Token).ConfigureAwait(false), "the version was not switched to.");
            var found = await run.Projections.FindRowsAsync(table, next.Keys("a"), run.Token).ConfigureAwait(false);
            Expect.Equal(version, found.GetInt64(columns.Length, 0), "what the new program finds");
            await live.ExpectShownAsync(("a", version)).ConfigureAwait(false);
        }
    }

    private static async Task<ProjectionRun> CatchUpAsync(ConformanceRun run, int version, params (string Id, long? Balance)[] rows)
    {
        var next = await ProjectionRun.StartAsync(run, version).ConfigureAwait(false);
        foreach (var row in rows) await next.StoreAsync(row).ConfigureAwait(false);
        Expect.That(await run.Projections.SwitchAsync(next.Lease, next.Definition, run.Token).ConfigureAwait(false), $"version {version} was not switched to.");
        return next;
    }
}
