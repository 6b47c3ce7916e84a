using DomainFx.Projections;

namespace DomainFx.Stores.InMemory;

/// <summary>The rows of a read model, in the order of their keys.</summary>
internal static class InMemoryRows
{
    public static void Write(SortedDictionary<object?[], object?[]> rows, ReadModelChanges changes)
    {
        for (var row = 0; row < changes.Deletes.Count; row++) rows.Remove(KeyOf(changes.Deletes, row));
        for (var row = 0; row < changes.Upserts.Count; row++)
            rows[KeyOf(changes.Upserts, row)] = RowValues.Get(changes.Upserts, row, changes.Upserts.Columns.Count);
    }

    public static RowSet Find(InMemoryProjection? projection, TableDefinition table, RowSet keys)
    {
        var found = new RowSet(table);
        if (projection is null) return found;
        var columns = Columns(projection, table);
        for (var row = 0; row < keys.Count; row++)
        {
            if (projection.Rows.TryGetValue(KeyOf(keys, row), out var values)) RowValues.Add(found, values, columns);
        }

        return found;
    }

    public static RowSet ReadPage(InMemoryProjection projection, TableDefinition table, RowSet? after, int maxCount)
    {
        var page = new RowSet(table);
        var columns = Columns(projection, table);
        var key = after is null ? null : KeyOf(after, 0);
        foreach (var (rowKey, values) in projection.Rows)
        {
            if (page.Count == maxCount) break;
            if (key is null || RowKeyComparer.Instance.Compare(rowKey, key) > 0) RowValues.Add(page, values, columns);
        }

        return page;
    }

    // A program that knows another version of the table asks for its own columns.
    private static int[] Columns(InMemoryProjection projection, TableDefinition table) =>
        [.. table.Columns.Select(wanted => projection.Table!.Columns.TakeWhile(column => column.Name != wanted.Name).Count())];

    private static object?[] KeyOf(RowSet rows, int row) => RowValues.Get(rows, row, rows.Table.KeyCount);
}
