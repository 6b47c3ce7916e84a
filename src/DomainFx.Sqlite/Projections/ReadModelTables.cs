using DomainFx.Projections;
using DomainFx.Sqlite.Connections;

namespace DomainFx.Sqlite.Projections;

/// <summary>The tables of read models, on one connection.</summary>
internal sealed class ReadModelTables(SqliteSession session)
{
    private readonly Dictionary<string, ReadModelStatements> _statements = new(StringComparer.Ordinal);
    private readonly SqliteStatement _exists = session.Statement("SELECT count(*) FROM sqlite_schema WHERE name = ?1");

    /// <summary>Whether there is a table or a view of a name.</summary>
    public bool Exists(string name) => _exists.Bind(1, name).Scalar() > 0;

    /// <summary>Makes the table of a version, and its indexes.</summary>
    public void Create(TableDefinition table) => session.Run(ReadModelSql.Create(table));

    /// <summary>Lets the stable name show the table of a version.</summary>
    public void Show(TableDefinition table) => session.Run(ReadModelSql.Show(table));

    /// <summary>Empties the table of a version, or makes it anew if it is gone.</summary>
    public void Clear(TableDefinition table) => session.Run(Exists(table.PhysicalName) ? ReadModelSql.Clear(table) : ReadModelSql.Create(table));

    /// <summary>Drops the table of another version.</summary>
    public void Drop(TableDefinition table) => session.Run(ReadModelSql.Drop(table));

    public void Write(TableDefinition table, ReadModelChanges changes)
    {
        var statements = Of(table, table.PhysicalName);
        for (var row = 0; row < changes.Deletes.Count; row++)
        {
            BindKey(statements.Delete, changes.Deletes, row);
            statements.Delete.Run();
        }

        var upserts = changes.Upserts;
        for (var row = 0; row < upserts.Count; row++)
        {
            for (var column = 0; column < upserts.Columns.Count; column++) ColumnFormat.Bind(statements.Upsert, column + 1, upserts.Columns[column], row);
            statements.Upsert.Run();
        }
    }

    /// <summary>The rows with some keys, from the table itself or through the stable name.</summary>
    public RowSet Find(TableDefinition table, string from, RowSet keys)
    {
        var statements = Of(table, from);
        var found = new RowSet(table);
        for (var row = 0; row < keys.Count; row++)
        {
            BindKey(statements.Find, keys, row);
            ReadRows(statements.Find, found);
        }

        return found;
    }

    /// <summary>Rows in the order of their keys, through the stable name.</summary>
    public RowSet ReadPage(TableDefinition table, RowSet? after, int maxCount)
    {
        var statements = Of(table, table.Name);
        var page = new RowSet(table);
        var statement = after is null ? statements.FirstPage : statements.NextPage;
        if (after is not null) BindKey(statement, after, 0);
        statement.Bind(table.KeyCount + 1, maxCount);
        ReadRows(statement, page);
        return page;
    }

    private ReadModelStatements Of(TableDefinition table, string from)
    {
        var name = from + "\n" + table.Shape;
        if (!_statements.TryGetValue(name, out var statements)) _statements.Add(name, statements = new ReadModelStatements(session, table, from));
        return statements;
    }

    private static void BindKey(SqliteStatement statement, RowSet keys, int row)
    {
        for (var column = 0; column < keys.Table.KeyCount; column++) ColumnFormat.Bind(statement, column + 1, keys.Columns[column], row);
    }

    private static void ReadRows(SqliteStatement statement, RowSet into)
    {
        while (statement.Step())
        {
            into.Add();
            for (var column = 0; column < into.Columns.Count; column++) ColumnFormat.Read(statement, into, column);
        }
    }
}
