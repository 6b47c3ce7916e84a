using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class RowValueCases
{
    private static readonly TableDefinition Table = new("kind_of_values", 1, 1,
    [
        new("id", ColumnType.BigInt),
        new("flag", ColumnType.Boolean, IsNullable: true),
        new("number", ColumnType.BigInt, IsNullable: true, IsIndexed: true),
        new("ratio", ColumnType.Real, IsNullable: true),
        new("amount", ColumnType.Numeric, IsNullable: true),
        new("name", ColumnType.Text, IsNullable: true, IsIndexed: true),
        new("mark", ColumnType.Uuid, IsNullable: true),
        new("moment", ColumnType.Timestamp, IsNullable: true),
        new("local", ColumnType.DateTime, IsNullable: true),
        new("day", ColumnType.Date, IsNullable: true),
        new("hour", ColumnType.Time, IsNullable: true),
        new("span", ColumnType.Duration, IsNullable: true),
        new("bytes", ColumnType.Bytes, IsNullable: true),
        new("notes", ColumnType.Json, IsNullable: true),
    ]);

    private static readonly string[] Columns = [.. Table.Columns.Select(column => column.Name)];

    public static IEnumerable<ConformanceCase> All =>
    [
        new("row-values.integers-and-booleans", "Integers of 64 bits and truth values come back as they were.", run =>
            RoundTripAsync(run, "number", (set, column, value) => set.SetInt64(column, value), (set, column, row) => set.GetInt64(column, row), long.MinValue, -1, 0, 1, long.MaxValue)),
        new("row-values.booleans", "True and false come back as they were.", run =>
            RoundTripAsync(run, "flag", (set, column, value) => set.SetBoolean(column, value), (set, column, row) => set.GetBoolean(column, row), true, false)),
        new("row-values.floating-point", "Floating-point numbers come back to the last bit, infinities too.", run =>
            RoundTripAsync(run, "ratio", (set, column, value) => set.SetDouble(column, value), (set, column, row) => set.GetDouble(column, row),
                double.MinValue, double.MaxValue, double.Epsilon, 0.1 + 0.2, 1 / 3.0, 0, double.PositiveInfinity, double.NegativeInfinity)),
        new("row-values.decimals", "Decimal numbers come back exactly, up to their greatest.", run =>
            RoundTripAsync(run, "amount", (set, column, value) => set.SetDecimal(column, value), (set, column, row) => set.GetDecimal(column, row),
                decimal.MinValue, decimal.MaxValue, 0m, 0.1m, -12.34m, 1e-28m, 79228162514.264337593543950335m)),
        new("row-values.text", "Text comes back as it was: empty, of any script, long, with quotes, newlines and control characters.", run =>
            RoundTripAsync(run, "name", (set, column, value) => set.SetText(column, value), (set, column, row) => set.GetText(column, row),
                "", " ", "a'b\"c\\d", "line\r\nline\ttab", "\u0001\u007f", "äöü ß Ж 漢 🙂 e\u0301", "\ufeff\ufffe\uffff", new string('x', 100_000), "NULL", "{}", "%_")),
        new("row-values.guids", "GUIDs come back as they were.", run =>
            RoundTripAsync(run, "mark", (set, column, value) => set.SetGuid(column, value), (set, column, row) => set.GetGuid(column, row), Guid.Empty, Guid.AllBitsSet, Guid.NewGuid())),
        new("row-values.moments", "Moments come back in UTC to the microsecond, from the first to the last.", run =>
            RoundTripAsync(run, "moment", (set, column, value) => set.SetTimestamp(column, value), (set, column, row) => set.GetTimestamp(column, row),
                DateTimeOffset.MinValue, DateTimeOffset.UnixEpoch, new DateTimeOffset(2024, 2, 29, 23, 59, 59, 999, 999, TimeSpan.Zero), Micro(DateTimeOffset.MaxValue))),
        new("row-values.offsets", "A moment of another offset comes back as the same moment in UTC, and what is below a microsecond is cut off.", Offsets),
        new("row-values.local-times", "Dates and times of no zone come back to the microsecond.", run =>
            RoundTripAsync(run, "local", (set, column, value) => set.SetDateTime(column, value), (set, column, row) => set.GetDateTime(column, row),
                DateTime.MinValue, new DateTime(1582, 10, 10), new DateTime(2024, 2, 29, 12, 30, 15, 1, 2), Micro(DateTimeOffset.MaxValue).DateTime)),
        new("row-values.dates", "Dates come back, from the first to the last.", run =>
            RoundTripAsync(run, "day", (set, column, value) => set.SetDate(column, value), (set, column, row) => set.GetDate(column, row), DateOnly.MinValue, new DateOnly(2024, 2, 29), DateOnly.MaxValue)),
        new("row-values.times", "Times of day come back to the microsecond.", run =>
            RoundTripAsync(run, "hour", (set, column, value) => set.SetTime(column, value), (set, column, row) => set.GetTime(column, row),
                TimeOnly.MinValue, new TimeOnly(12, 0), new TimeOnly(23, 59, 59, 999, 999))),
        new("row-values.durations", "Lengths of time come back to the microsecond, negative ones too.", run =>
            RoundTripAsync(run, "span", (set, column, value) => set.SetDuration(column, value), (set, column, row) => set.GetDuration(column, row),
                TimeSpan.Zero, TimeSpan.FromMicroseconds(1), TimeSpan.FromDays(-400.25), new TimeSpan(1, 2, 3, 4, 5, 6), TimeSpan.FromDays(36_500))),
        new("row-values.bytes", "Bytes come back as they were, zeros and none at all too.", run =>
            RoundTripAsync(run, "bytes", (set, column, value) => set.SetBytes(column, Convert.FromHexString(value)), (set, column, row) => Convert.ToHexString(set.GetBytes(column, row)),
                "", "00", "00FF0080C3", string.Concat(Enumerable.Repeat("0123456789ABCDEF", 10_000)))),
        new("row-values.json", "JSON comes back with the same content.", Json),
        new("row-values.null", "Every kind of column can hold nothing, beside rows that hold something.", Nulls),
        new("row-values.nul-refused", "A NUL character, alone or in JSON, and an unpaired surrogate are refused before anything is stored.", NulRefused),
        new("row-values.nan-refused", "NaN is refused before anything is stored; zero has no sign.", NanRefused),
    ];

    private static async Task RoundTripAsync<T>(ConformanceRun run, string column, Action<RowSet, int, T> set, Func<RowSet, int, int, T> get, params T[] values)
    {
        var index = Array.IndexOf(Columns, column);
        var rows = new RowSet(Table);
        for (var id = 0; id < values.Length; id++)
        {
            Add(rows, id, index);
            set(rows, index, values[id]);
        }

        var found = await StoreAndFindAsync(run, rows).ConfigureAwait(false);
        Expect.Equal(values.Length, found.Count, "the number of rows");
        for (var row = 0; row < found.Count; row++)
        {
            Expect.That(!found.IsNull(index, row), $"'{column}' of row {row} is null.");
            Expect.Equal(values[found.GetInt64(0, row)], get(found, index, row), $"'{column}' of a row");
        }
    }

    private static async Task Offsets(ConformanceRun run)
    {
        var column = Array.IndexOf(Columns, "moment");
        var rows = new RowSet(Table);
        Add(rows, 0, column);
        rows.SetTimestamp(column, new DateTimeOffset(2024, 3, 1, 1, 30, 0, TimeSpan.FromHours(5.5)).AddTicks(17));
        var found = await StoreAndFindAsync(run, rows).ConfigureAwait(false);
        Expect.Equal(new DateTimeOffset(2024, 2, 29, 20, 0, 0, TimeSpan.Zero).AddTicks(10), found.GetTimestamp(column, 0), "the moment");
        Expect.Equal(TimeSpan.Zero, found.GetTimestamp(column, 0).Offset, "the moment's offset");
    }

    private static async Task Json(ConformanceRun run)
    {
        string[] values = ["null", "true", "0", "-1.50", "\"\"", "[]", "{}", """{"a":[1,2.5,"x\u0001 \\u0000 ä🙂",{"b":null}],"c":"2024-02-29T00:00:00Z"}""", $"[{string.Join(',', Enumerable.Range(0, 20_000))}]"];
        var column = Array.IndexOf(Columns, "notes");
        var rows = new RowSet(Table);
        for (var id = 0; id < values.Length; id++)
        {
            Add(rows, id, column);
            rows.SetBytes(column, Encoding.UTF8.GetBytes(values[id]));
        }

        var found = await StoreAndFindAsync(run, rows).ConfigureAwait(false);
        Expect.Equal(values.Length, found.Count, "the number of rows");
        for (var row = 0; row < found.Count; row++)
        {
            var (expected, actual) = (values[found.GetInt64(0, row)], Encoding.UTF8.GetString(found.GetBytes(column, row)));
            Expect.That(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"{expected} came back as {actual}.");
        }
    }

    private static async Task Nulls(ConformanceRun run)
    {
        var rows = new RowSet(Table);
        var (name, bytes) = (Array.IndexOf(Columns, "name"), Array.IndexOf(Columns, "bytes"));
        for (var id = 0; id < 2; id++) Add(rows, id);
        Add(rows, 2, name, bytes);
        rows.SetText(name, "something");
        rows.SetBytes(bytes, [1, 2]);
        var found = await StoreAndFindAsync(run, rows).ConfigureAwait(false);
        for (var row = 0; row < found.Count; row++)
        {
            for (var column = 1; column < Columns.Length; column++)
            {
                var isSet = found.GetInt64(0, row) == 2 && (column == name || column == bytes);
                Expect.Equal(!isSet, found.IsNull(column, row), $"whether '{Columns[column]}' of row {found.GetInt64(0, row).ToString(CultureInfo.InvariantCulture)} is null");
            }
        }
    }

    private static async Task NulRefused(ConformanceRun run)
    {
        var rows = new RowSet(Table);
        Add(rows, 0, Array.IndexOf(Columns, "name"), Array.IndexOf(Columns, "notes"));
        foreach (var text in new[] { "\0", "a\0b", "\ud800", "\udc00x" })
            await RefusedAsync(() => rows.SetText(Array.IndexOf(Columns, "name"), text)).ConfigureAwait(false);
        foreach (var json in new[] { """["\u0000"]""", """["\\\u0000"]""" })
            await RefusedAsync(() => rows.SetBytes(Array.IndexOf(Columns, "notes"), Encoding.UTF8.GetBytes(json))).ConfigureAwait(false);
        await ProjectionRun.StartAsync(run, Table).ConfigureAwait(false);
    }

    private static async Task NanRefused(ConformanceRun run)
    {
        var column = Array.IndexOf(Columns, "ratio");
        var rows = new RowSet(Table);
        Add(rows, 0, column);
        await RefusedAsync(() => rows.SetDouble(column, double.NaN)).ConfigureAwait(false);
        rows.SetDouble(column, -0.0);
        var found = await StoreAndFindAsync(run, rows).ConfigureAwait(false);
        Expect.That(!double.IsNegative(found.GetDouble(column, 0)), "zero came back with a sign.");
    }

    private static async Task RefusedAsync(Action set) =>
        await Expect.ThrowsAsync<ReadModelValueException>(
            () =>
            {
                set();
                return ValueTask.CompletedTask;
            },
            "a value that cannot be stored").ConfigureAwait(false);

    // A row that holds nothing but in the columns that are then set.
    private static void Add(RowSet rows, long id, params int[] toBeSet)
    {
        rows.Add();
        rows.SetInt64(0, id);
        for (var column = 1; column < Columns.Length; column++)
        {
            if (!toBeSet.Contains(column)) rows.SetNull(column);
        }
    }

    private static async Task<RowSet> StoreAndFindAsync(ConformanceRun run, RowSet rows)
    {
        var projection = await ProjectionRun.StartAsync(run, Table).ConfigureAwait(false);
        await projection.CommitAsync(new ProjectionCommit
        {
            Lease = projection.Lease, From = 0, To = new Checkpoint(1, Guid.NewGuid()), Table = Table, Changes = new ReadModelChanges(rows, new RowSet(Table, keysOnly: true)),
        }).ConfigureAwait(false);
        var keys = new RowSet(Table, keysOnly: true);
        for (var row = 0; row < rows.Count; row++)
        {
            keys.Add();
            keys.SetInt64(0, rows.GetInt64(0, row));
        }

        var own = await run.Projections.ReadRowsAsync(Table, keys, run.Token).ConfigureAwait(false);
        Expect.Equal(rows.Count, own.Count, "the number of rows in the table");
        return await run.Projections.FindRowsAsync(Table, keys, run.Token).ConfigureAwait(false);
    }

    private static DateTimeOffset Micro(DateTimeOffset value) => value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMicrosecond));
}
