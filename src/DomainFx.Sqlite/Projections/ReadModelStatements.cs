using DomainFx.Projections;
using DomainFx.Sqlite.Connections;

namespace DomainFx.Sqlite.Projections;

/// <summary>The statements of one table, prepared when they are first used.</summary>
internal sealed class ReadModelStatements(SqliteSession session, TableDefinition table, string from)
{
    public SqliteStatement Upsert { get; } = session.Statement(ReadModelSql.Upsert(table));

    public SqliteStatement Delete { get; } = session.Statement(ReadModelSql.Delete(table));

    public SqliteStatement Find { get; } = session.Statement(ReadModelSql.Find(table, from));

    public SqliteStatement FirstPage { get; } = session.Statement(ReadModelSql.Page(table, from, isFirst: true));

    public SqliteStatement NextPage { get; } = session.Statement(ReadModelSql.Page(table, from, isFirst: false));
}
