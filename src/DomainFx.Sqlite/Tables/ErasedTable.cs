using DomainFx.Sqlite.Connections;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Tables;

/// <summary>Which events were erased with their streams.</summary>
internal sealed class ErasedTable(SqliteSession session)
{
    private readonly SqliteStatement _add = session.Statement(
        "INSERT INTO domainfx_erased_events (position, event_id) SELECT position, event_id FROM domainfx_events WHERE key BETWEEN ?1 AND ?2");

    private readonly SqliteStatement _trace = session.Statement(
        """
        SELECT EXISTS (SELECT 1 FROM domainfx_events WHERE position = ?1 AND event_id = ?2)
            OR EXISTS (SELECT 1 FROM domainfx_erased_events WHERE position = ?1 AND event_id = ?2)
        """);

    /// <summary>Adds the events of a stream that is about to be erased.</summary>
    public void Add(long stream) => _add.Bind(1, EventKey.First(stream)).Bind(2, EventKey.Last(stream)).Run();

    /// <summary>Whether a checkpoint's event is stored, or was and is erased.</summary>
    public bool IsKnown(Checkpoint checkpoint) => _trace.Bind(1, checkpoint.Position).Bind(2, checkpoint.EventId).Scalar() != 0;
}
