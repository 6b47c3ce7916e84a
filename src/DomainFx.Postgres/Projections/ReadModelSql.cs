using System.Globalization;
using DomainFx.Postgres.Projections.Columns;
using DomainFx.Projections;

namespace DomainFx.Postgres.Projections;

/// <summary>The SQL on a read model's table. Tables are made, shown and dropped by functions, which act with the owner's rights.</summary>
internal static class ReadModelSql
{
    private const int MaxNameBytes = 63;

    /// <summary>Checks that PostgreSQL takes the names as they are; longer ones it would cut off.</summary>
    /// <exception cref="EventStoreException">One is too long.</exception>
    public static void CheckNames(TableDefinition table)
    {
        foreach (var name in table.Columns.Select(static column => column.Name).Prepend(table.PhysicalName))
        {
            if (System.Text.Encoding.UTF8.GetByteCount(name) > MaxNameBytes)
                throw new EventStoreException($"Read model '{table.Name}' cannot be kept: '{name}' is longer than the {MaxNameBytes} bytes that a name has in PostgreSQL. Shorten the name of the read model or of the property.");
        }
    }

    /// <summary>Statements of a common table expression, to follow one that is called <paramref name="gate"/>: they do nothing if that is empty.
    /// Parameters: the keys to delete, then the rows to upsert.</summary>
    public static string Write(string schema, TableDefinition table, string gate, int firstParameter)
    {
        return
            $"""
            deleted AS (
                DELETE FROM {Name(schema, table.PhysicalName)} AS t USING {Unnest(table, table.KeyCount, firstParameter)} AS d ({Columns(table, table.KeyCount)})
                WHERE {Joined(table, "t", "d")} AND EXISTS (SELECT FROM {gate})),
            upserted AS (
                INSERT INTO {Name(schema, table.PhysicalName)} ({Columns(table, table.Columns.Count)})
                SELECT * FROM {Unnest(table, table.Columns.Count, firstParameter + table.KeyCount)} WHERE EXISTS (SELECT FROM {gate})
                ON CONFLICT ({Columns(table, table.KeyCount)}) DO {OnConflict(table)})
            """;
    }

    /// <summary>Statements of a common table expression that store rows of appends whose outcome, in <paramref name="gate"/>, is to be stored.
    /// Parameters: the appends of the keys to delete, the keys, the appends of the rows, the rows.</summary>
    public static string WriteInline(string schema, TableDefinition table, string gate, int firstParameter, int number)
    {
        var (keys, all, upserts) = (Columns(table, table.KeyCount), Columns(table, table.Columns.Count), firstParameter + table.KeyCount + 1);
        return
            $"""
            deleted{number} AS (
                DELETE FROM {Name(schema, table.PhysicalName)} AS t USING unnest(${firstParameter}, {Arrays(table, table.KeyCount, firstParameter + 1)}) AS d (append_number, {keys}), {gate} AS g
                WHERE g.outcomes[d.append_number] = 0 AND {Joined(table, "t", "d")}),
            upserted{number} AS (
                INSERT INTO {Name(schema, table.PhysicalName)} ({all})
                SELECT {Columns(table, table.Columns.Count, "u.")} FROM unnest(${upserts}, {Arrays(table, table.Columns.Count, upserts + 1)}) AS u (append_number, {all}), {gate} AS g
                WHERE g.outcomes[u.append_number] = 0
                ON CONFLICT ({keys}) DO {OnConflict(table)})
            """;
    }

    /// <summary>How many parameters <see cref="WriteInline"/> has.</summary>
    public static int CountInline(TableDefinition table) => table.KeyCount + table.Columns.Count + 2;

    /// <summary>The rows with any of some keys.</summary>
    public static string Find(string schema, TableDefinition table, string from) => table.KeyCount == 1
        ? $"SELECT {Columns(table, table.Columns.Count)} FROM {Name(schema, from)} WHERE {Quote(table.Columns[0].Name)} = ANY ($1)"
        : $"SELECT {Columns(table, table.Columns.Count, "t.")} FROM {Unnest(table, table.KeyCount, 1)} AS k ({Columns(table, table.KeyCount)}) JOIN {Name(schema, from)} AS t ON {Joined(table, "t", "k")}";

    /// <summary>Rows in the order of their keys, after one or from the start. Parameters: the limit, then the key, each part as an array of one.</summary>
    public static string Page(string schema, TableDefinition table, string from, bool isFirst)
    {
        var keys = Columns(table, table.KeyCount);
        var after = isFirst ? "" : $" WHERE ({keys}) > ({string.Join(", ", Numbers(2, table.KeyCount).Select(number => $"({number})[1]"))})";
        return $"SELECT {Columns(table, table.Columns.Count)} FROM {Name(schema, from)}{after} ORDER BY {keys} LIMIT $1";
    }

    /// <summary>What a name without its schema is called in SQL.</summary>
    public static string Name(string schema, string name) => $"{schema}.{Quote(name)}";

    private static string OnConflict(TableDefinition table)
    {
        var sets = table.Columns.Skip(table.KeyCount).Select(column => $"{Quote(column.Name)} = excluded.{Quote(column.Name)}");
        return table.KeyCount == table.Columns.Count ? "NOTHING" : "UPDATE SET " + string.Join(", ", sets);
    }

    private static string Unnest(TableDefinition table, int count, int first) => $"unnest({Arrays(table, count, first)})";

    private static string Arrays(TableDefinition table, int count, int first) =>
        string.Join(", ", Numbers(first, count).Zip(table.Columns, static (number, column) => $"{number}::{ColumnFormat.TypeOf(column.Type)}[]"));

    private static string Joined(TableDefinition table, string left, string right) =>
        string.Join(" AND ", table.Columns.Take(table.KeyCount).Select(column => $"{left}.{Quote(column.Name)} = {right}.{Quote(column.Name)}"));

    private static string Columns(TableDefinition table, int count, string prefix = "") => string.Join(", ", table.Columns.Take(count).Select(column => prefix + Quote(column.Name)));

    private static IEnumerable<string> Numbers(int first, int count) => Enumerable.Range(first, count).Select(static number => string.Create(CultureInfo.InvariantCulture, $"${number}"));

    private static string Quote(string name) => '"' + name + '"';
}
