using DomainFx.Sqlite.Connections;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Tables;

internal sealed class SnapshotTable(SqliteSession session)
{
    private readonly SqliteStatement _find = session.Statement("SELECT version, data FROM domainfx_snapshots WHERE stream = ?1 AND key = ?2");

    // One that includes more than the stream has, as after a restore, is worth nothing: it must not stand in the way.
    private readonly SqliteStatement _save = session.Statement(
        """
        INSERT INTO domainfx_snapshots (stream, key, version, data) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (stream, key) DO UPDATE SET version = excluded.version, data = excluded.data WHERE excluded.version >= version OR version > ?5
        """);

    // Two keys, so that the old and the new version of a program find their own during a rolling deployment.
    private readonly SqliteStatement _prune = session.Statement(
        """
        DELETE FROM domainfx_snapshots WHERE stream = ?1 AND key <> ?2
        AND key <> (SELECT key FROM domainfx_snapshots WHERE stream = ?1 AND key <> ?2 ORDER BY version DESC LIMIT 1)
        """);

    private readonly SqliteStatement _erase = session.Statement("DELETE FROM domainfx_snapshots WHERE stream = ?1");

    public Snapshot? Find(StreamId id, long stream, long key)
    {
        if (!_find.Bind(1, stream).Bind(2, key).Step()) return null;
        var found = new Snapshot(id, key, _find.Int64(0), _find.Bytes(1).ToArray());
        _find.Reset();
        return found;
    }

    public void Save(StreamRow stream, Snapshot snapshot)
    {
        _save.Bind(1, stream.Key).Bind(2, snapshot.Key).Bind(3, snapshot.Version).Bind(4, snapshot.Data.Span).Bind(5, stream.Version).Run();
        _prune.Bind(1, stream.Key).Bind(2, snapshot.Key).Run();
    }

    public void Erase(long stream) => _erase.Bind(1, stream).Run();
}
