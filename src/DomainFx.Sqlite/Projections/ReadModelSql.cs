using System.Globalization;
using System.Text;
using DomainFx.Projections;

namespace DomainFx.Sqlite.Projections;

/// <summary>The SQL of a read model's table.</summary>
internal static class ReadModelSql
{
    public static string Create(TableDefinition table)
    {
        var sql = new StringBuilder().Append(CultureInfo.InvariantCulture, $"CREATE TABLE {Quote(table.PhysicalName)} (\n");
        foreach (var column in table.Columns)
            sql.Append(CultureInfo.InvariantCulture, $"    {Quote(column.Name)} {ColumnFormat.TypeOf(column.Type)}{(column.IsNullable ? "" : " NOT NULL")},\n");
        // Clustered by the key: a row is found and written in one tree.
        sql.Append(CultureInfo.InvariantCulture, $"    PRIMARY KEY ({Keys(table)})\n) STRICT, WITHOUT ROWID;\n");
        foreach (var column in table.Columns.Where(column => column.IsIndexed))
            sql.Append(CultureInfo.InvariantCulture, $"CREATE INDEX {Quote($"{table.PhysicalName}__{column.Name}")} ON {Quote(table.PhysicalName)} ({Quote(column.Name)});\n");
        return sql.ToString();
    }

    public static string Show(TableDefinition table) =>
        $"DROP VIEW IF EXISTS {Quote(table.Name)};\nCREATE VIEW {Quote(table.Name)} AS SELECT {Columns(table)} FROM {Quote(table.PhysicalName)};";

    public static string Clear(TableDefinition table) => $"DELETE FROM {Quote(table.PhysicalName)};";

    public static string Drop(TableDefinition table) => $"DROP TABLE IF EXISTS {Quote(table.PhysicalName)};";

    public static string Upsert(TableDefinition table)
    {
        var sets = string.Join(", ", table.Columns.Skip(table.KeyCount).Select(column => $"{Quote(column.Name)} = excluded.{Quote(column.Name)}"));
        return $"INSERT INTO {Quote(table.PhysicalName)} ({Columns(table)}) VALUES ({Parameters(table.Columns.Count)}) ON CONFLICT ({Keys(table)}) DO {(sets.Length == 0 ? "NOTHING" : "UPDATE SET " + sets)}";
    }

    public static string Delete(TableDefinition table) => $"DELETE FROM {Quote(table.PhysicalName)} WHERE ({Keys(table)}) = ({Parameters(table.KeyCount)})";

    public static string Find(TableDefinition table, string from) => $"SELECT {Columns(table)} FROM {Quote(from)} WHERE ({Keys(table)}) = ({Parameters(table.KeyCount)})";

    public static string Page(TableDefinition table, string from, bool isFirst)
    {
        var after = isFirst ? "" : $" WHERE ({Keys(table)}) > ({Parameters(table.KeyCount)})";
        return string.Create(CultureInfo.InvariantCulture, $"SELECT {Columns(table)} FROM {Quote(from)}{after} ORDER BY {Keys(table)} LIMIT ?{table.KeyCount + 1}");
    }

    private static string Columns(TableDefinition table) => string.Join(", ", table.Columns.Select(column => Quote(column.Name)));

    private static string Keys(TableDefinition table) => string.Join(", ", table.Columns.Take(table.KeyCount).Select(column => Quote(column.Name)));

    private static string Parameters(int count) => string.Join(", ", Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"?{number}")));

    private static string Quote(string name) => '"' + name + '"';
}
