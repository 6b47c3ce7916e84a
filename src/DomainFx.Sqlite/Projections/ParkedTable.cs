using DomainFx.Projections;
using DomainFx.Sqlite.Connections;

namespace DomainFx.Sqlite.Projections;

internal sealed class ParkedTable(SqliteSession session)
{
    private readonly SqliteStatement _all = session.Statement(
        "SELECT position, event_id, key, error, parked_at FROM domainfx_parked_events WHERE name = ?1 AND version = ?2 ORDER BY key, position");

    private readonly SqliteStatement _add = session.Statement(
        "INSERT INTO domainfx_parked_events (name, version, key, position, event_id, error, parked_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET error = excluded.error");

    private readonly SqliteStatement _remove = session.Statement("DELETE FROM domainfx_parked_events WHERE name = ?1 AND version = ?2 AND key = ?3 AND position = ?4");
    private readonly SqliteStatement _clear = session.Statement("DELETE FROM domainfx_parked_events WHERE name = ?1 AND version = ?2");

    public List<ParkedEvent> All(ProjectionKey key)
    {
        List<ParkedEvent> parked = [];
        Of(_all, key);
        while (_all.Step())
        {
            var touch = new ParkedTouch(_all.Int64(0), _all.Guid(1), _all.Text(2));
            parked.Add(new ParkedEvent(touch, _all.IsNull(3) ? null : _all.Text(3), new DateTimeOffset(_all.Int64(4), TimeSpan.Zero)));
        }

        return parked;
    }

    public void Add(ProjectionKey key, ParkedTouch touch, string? error, DateTimeOffset now)
    {
        Of(_add, key).Bind(3, touch.Key).Bind(4, touch.Position).Bind(5, touch.EventId).Bind(7, now.UtcTicks);
        if (error is null) _add.BindNull(6);
        else _add.Bind(6, error);
        _add.Run();
    }

    public void Remove(ProjectionKey key, ParkedTouch touch) => Of(_remove, key).Bind(3, touch.Key).Bind(4, touch.Position).Run();

    public void Clear(ProjectionKey key) => Of(_clear, key).Run();

    private static SqliteStatement Of(SqliteStatement statement, ProjectionKey key) => statement.Bind(1, key.Name).Bind(2, key.Version);
}
