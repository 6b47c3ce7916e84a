using DomainFx.Sqlite.Connections;

namespace DomainFx.Sqlite.Tables;

internal sealed class HeadTable(SqliteSession session)
{
    private readonly SqliteStatement _read = session.Statement("SELECT position FROM domainfx_head");
    private readonly SqliteStatement _write = session.Statement("UPDATE domainfx_head SET position = ?1");

    public long Read() => _read.Scalar();

    public void Write(long position) => _write.Bind(1, position).Run();
}
