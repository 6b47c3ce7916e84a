using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class RowCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("rows.upsert-and-delete", "A batch adds rows, replaces rows and deletes rows, those that are not there too.", UpsertAndDelete),
        new("rows.large-batch", "A batch of many thousand rows is stored as one.", LargeBatch),
        new("rows.versions-apart", "The rows of two versions do not touch each other.", VersionsApart),
        new("rows.composite-key", "Rows with a key of several parts are told apart by all of them.", CompositeKey),
        new("rows.survive-reopening", "Rows and checkpoints are there after the store was closed and opened again.", SurviveReopening, StoreCapabilities.Reopen),
    ];

    private static async Task UpsertAndDelete(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await balances.StoreAsync(("a", 1), ("b", 2), ("c", 3), ("ä", 4)).ConfigureAwait(false);
        await balances.ExpectRowsAsync(("a", 1), ("b", 2), ("c", 3), ("ä", 4)).ConfigureAwait(false);
        await balances.StoreAsync(("b", -20), ("d", 5), ("a", null), ("x", null)).ConfigureAwait(false);
        await balances.ExpectRowsAsync(("b", -20), ("c", 3), ("d", 5), ("ä", 4)).ConfigureAwait(false);
        await balances.StoreAsync(("a", 7)).ConfigureAwait(false);
        await balances.ExpectShownAsync(("a", 7), ("b", -20), ("c", 3), ("d", 5), ("ä", 4)).ConfigureAwait(false);
        await balances.StoreAsync().ConfigureAwait(false);
        await balances.ExpectAtAsync(40).ConfigureAwait(false);
    }

    private static async Task LargeBatch(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        var rows = Enumerable.Range(0, 20_000).Select(n => ($"account-{n:D5}", (long?)n)).ToArray();
        await balances.StoreAsync(rows).ConfigureAwait(false);
        await balances.StoreAsync([.. rows.Select((row, n) => (row.Item1, n % 2 == 0 ? null : row.Item2 + 1))]).ConfigureAwait(false);
        var found = await run.Projections.ReadRowsAsync(balances.Table, balances.Keys([.. rows.Select(row => row.Item1)]), run.Token).ConfigureAwait(false);
        Expect.Equal(10_000, found.Count, "the number of rows");
        Expect.Equal(Enumerable.Range(0, 20_000).Where(n => n % 2 == 1).Sum(n => n + 1L), Enumerable.Range(0, found.Count).Sum(row => found.GetInt64(1, row)), "the sum of the rows");
    }

    private static async Task VersionsApart(ConformanceRun run)
    {
        var first = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        var second = await ProjectionRun.StartAsync(run, version: 2).ConfigureAwait(false);
        await first.StoreAsync(("a", 1), ("b", 2)).ConfigureAwait(false);
        await second.StoreAsync(("a", 10), ("c", 30)).ConfigureAwait(false);
        await first.StoreAsync(("a", null), ("c", null)).ConfigureAwait(false);
        await first.ExpectRowsAsync(("b", 2)).ConfigureAwait(false);
        await second.ExpectRowsAsync(("a", 10), ("c", 30)).ConfigureAwait(false);
    }

    private static async Task CompositeKey(ConformanceRun run)
    {
        var table = new TableDefinition("last_deposits", 1, 2, [new("account_id", ColumnType.Text), new("slot", ColumnType.BigInt), new("amount", ColumnType.BigInt)]);
        var deposits = await ProjectionRun.StartAsync(run, table).ConfigureAwait(false);
        (string Id, long Slot)[] keys = [("a", 1), ("a", 2), ("b", 1), ("b", -3)];
        await CommitAsync(deposits, Rows(table, keys), new RowSet(table, keysOnly: true), 0).ConfigureAwait(false);
        var gone = new RowSet(table, keysOnly: true);
        AddKey(gone, "a", 1);
        AddKey(gone, "b", 2);
        await CommitAsync(deposits, Rows(table, [("b", 1)], amount: 7), gone, 1).ConfigureAwait(false);
        var wanted = new RowSet(table, keysOnly: true);
        foreach (var (id, slot) in keys) AddKey(wanted, id, slot);
        var found = await run.Projections.FindRowsAsync(table, wanted, run.Token).ConfigureAwait(false);
        Expect.InOrder(
            [("a", 2L, 2L), ("b", -3L, -3L), ("b", 1L, 7L)],
            [.. Enumerable.Range(0, found.Count).Select(row => (found.GetText(0, row), found.GetInt64(1, row), found.GetInt64(2, row))).Order()],
            "rows");
        var page = await run.Projections.ReadPageAsync(table, Rows(table, [("a", 2)]), 1, run.Token).ConfigureAwait(false);
        Expect.InOrder([("b", -3L)], [.. Enumerable.Range(0, page.Count).Select(row => (page.GetText(0, row), page.GetInt64(1, row)))], "rows after (a, 2)");
    }

    private static async Task SurviveReopening(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        var commit = balances.Next(("a", 1), ("b", 2));
        await balances.CommitAsync(commit).ConfigureAwait(false);
        await run.ReopenAsync().ConfigureAwait(false);
        await balances.ExpectRowsAsync(("a", 1), ("b", 2)).ConfigureAwait(false);
        await balances.ExpectShownAsync(("a", 1), ("b", 2)).ConfigureAwait(false);
        Expect.Equal(commit.To, (await balances.StateAsync().ConfigureAwait(false)).Partitions[0].Checkpoint, "the checkpoint");
        await balances.StoreAsync(("a", 3)).ConfigureAwait(false);
    }

    private static RowSet Rows(TableDefinition table, IEnumerable<(string Id, long Slot)> keys, long? amount = null)
    {
        var rows = new RowSet(table);
        foreach (var (id, slot) in keys)
        {
            AddKey(rows, id, slot);
            rows.SetInt64(2, amount ?? slot);
        }

        return rows;
    }

    private static void AddKey(RowSet rows, string id, long slot)
    {
        rows.Add();
        rows.SetText(0, id);
        rows.SetInt64(1, slot);
    }

    private static Task CommitAsync(ProjectionRun projection, RowSet upserts, RowSet deletes, long from) => projection.CommitAsync(new ProjectionCommit
    {
        Lease = projection.Lease, From = from, To = new Checkpoint(from + 1, Guid.NewGuid()), Table = projection.Table, Changes = new ReadModelChanges(upserts, deletes),
    });
}
