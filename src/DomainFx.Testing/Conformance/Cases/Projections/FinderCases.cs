using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class FinderCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("finders.some-keys", "Rows are found by their keys, and keys without a row are passed over.", SomeKeys),
        new("finders.text-order", "Pages are in the order of the UTF-8 bytes of a text key, on any server.", TextOrder),
        new("finders.number-order", "Pages are in the order of a number key, negative ones first.", NumberOrder),
        new("finders.guid-order", "Pages are in the order of a GUID key as it is written.", GuidOrder),
        new("finders.pages", "Pages meet without a gap or a row twice, also after a key that is not there.", Pages),
        new("finders.nothing", "An empty table has an empty page, and no key at all finds nothing.", Nothing),
    ];

    private static async Task SomeKeys(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await balances.StoreAsync(("a", 1), ("b", 2), ("A", 3)).ConfigureAwait(false);
        var found = await run.Projections.FindRowsAsync(balances.Table, balances.Keys("b", "A", "x", "a ", ""), run.Token).ConfigureAwait(false);
        Expect.InOrder(["A", "b"], Texts(found), "ids that were found");
    }

    private static async Task TextOrder(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        string[] ordered = ["", " ", "-", "10", "9", "A", "B", "Z", "_", "a", "a ", "a-b", "ab", "b", "e\u0301", "ß", "à", "é", "漢", "\uffee", "🙂"];
        await balances.StoreAsync([.. ordered.Reverse().Select(id => (id, (long?)1))]).ConfigureAwait(false);
        var page = await run.Projections.ReadPageAsync(balances.Table, null, 100, run.Token).ConfigureAwait(false);
        Expect.InOrder(ordered, [.. Enumerable.Range(0, page.Count).Select(row => page.GetText(0, row))], "ids in a page");
        for (var n = 0; n < ordered.Length; n++)
        {
            var rest = await run.Projections.ReadPageAsync(balances.Table, balances.Keys(ordered[n]), 100, run.Token).ConfigureAwait(false);
            Expect.Equal(ordered.Length - n - 1, rest.Count, $"the number of rows after '{ordered[n]}'");
        }
    }

    private static Task NumberOrder(ConformanceRun run) => OrderAsync(
        run, ColumnType.BigInt, (rows, value) => rows.SetInt64(0, value), (rows, row) => rows.GetInt64(0, row), [long.MinValue, -10, -9, 0, 2, 10, long.MaxValue]);

    private static Task GuidOrder(ConformanceRun run) => OrderAsync(
        run, ColumnType.Uuid, (rows, value) => rows.SetGuid(0, value), (rows, row) => rows.GetGuid(0, row),
        [.. Enumerable.Range(0, 50).Select(_ => Guid.NewGuid()).Append(Guid.Empty).Append(Guid.AllBitsSet).OrderBy(guid => guid.ToString(), StringComparer.Ordinal)]);

    private static async Task Pages(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        await balances.StoreAsync([.. Enumerable.Range(0, 25).Select(n => ($"k{n:D2}", (long?)n))]).ConfigureAwait(false);
        List<string> seen = [];
        RowSet? after = null;
        while (true)
        {
            var page = await run.Projections.ReadPageAsync(balances.Table, after, 7, run.Token).ConfigureAwait(false);
            for (var row = 0; row < page.Count; row++) seen.Add(page.GetText(0, row));
            if (page.Count < 7) break;
            after = balances.Keys(seen[^1]);
        }

        Expect.InOrder([.. Enumerable.Range(0, 25).Select(n => $"k{n:D2}")], seen, "ids in pages");
        var between = await run.Projections.ReadPageAsync(balances.Table, balances.Keys("k10x"), 1, run.Token).ConfigureAwait(false);
        Expect.Equal("k11", between.GetText(0, 0), "the row after a key that is not there");
    }

    private static async Task Nothing(ConformanceRun run)
    {
        var balances = await ProjectionRun.StartAsync(run).ConfigureAwait(false);
        Expect.Equal(0, (await run.Projections.ReadPageAsync(balances.Table, null, 10, run.Token).ConfigureAwait(false)).Count, "the number of rows in a page");
        Expect.Equal(0, (await run.Projections.FindRowsAsync(balances.Table, balances.Keys(), run.Token).ConfigureAwait(false)).Count, "the number of rows found");
        Expect.Equal(0, (await run.Projections.ReadRowsAsync(balances.Table, balances.Keys(), run.Token).ConfigureAwait(false)).Count, "the number of rows read");
    }

    private static async Task OrderAsync<T>(ConformanceRun run, ColumnType type, Action<RowSet, T> set, Func<RowSet, int, T> get, T[] ordered)
    {
        var table = new TableDefinition("by_key", 1, 1, [new("key", type)]);
        var projection = await ProjectionRun.StartAsync(run, table).ConfigureAwait(false);
        var rows = new RowSet(table);
        foreach (var value in ordered.Reverse())
        {
            rows.Add();
            set(rows, value);
        }

        await projection.CommitAsync(new ProjectionCommit
        {
            Lease = projection.Lease, From = 0, To = new Checkpoint(1, Guid.NewGuid()), Table = table, Changes = new ReadModelChanges(rows, new RowSet(table, keysOnly: true)),
        }).ConfigureAwait(false);
        var page = await run.Projections.ReadPageAsync(table, null, 1_000, run.Token).ConfigureAwait(false);
        Expect.InOrder(ordered, [.. Enumerable.Range(0, page.Count).Select(row => get(page, row))], "keys in a page");
    }

    private static string[] Texts(RowSet found) => [.. Enumerable.Range(0, found.Count).Select(row => found.GetText(0, row)).Order(StringComparer.Ordinal)];
}
