using DomainFx.Projections;
using DomainFx.Sqlite.Connections;

namespace DomainFx.Sqlite.Projections;

/// <summary>The events that were set aside.</summary>
internal sealed class ParkedTable(SqliteSession session)
{
    private const string Where = " WHERE name = ?1 AND version = ?2 AND rebuild = ?3";

    private readonly SqliteStatement _all = session.Statement("SELECT position, event_id, key, error, parked_at, is_retry FROM domainfx_parked_events" + Where + " ORDER BY key, position");
    private readonly SqliteStatement _add = session.Statement(
        "INSERT INTO domainfx_parked_events (name, version, rebuild, key, position, event_id, error, parked_at, is_retry) VALUES (?1, ?2, ?3, ?4, ?5, ?6, " + Storable("?7", "?5") + ", ?8, 0) ON CONFLICT DO UPDATE SET error = excluded.error, is_retry = 0");

    private readonly SqliteStatement _remove = session.Statement("DELETE FROM domainfx_parked_events" + Where + " AND key = ?4 AND position = ?5");
    private readonly SqliteStatement _clear = session.Statement("DELETE FROM domainfx_parked_events" + Where);
    private readonly SqliteStatement _retry = session.Statement("UPDATE domainfx_parked_events SET is_retry = 1" + Where + " AND key = ?4");
    private readonly SqliteStatement _retryAll = session.Statement("UPDATE domainfx_parked_events SET is_retry = 1" + Where);

    private readonly SqliteStatement _erase = session.Statement(
        "UPDATE domainfx_parked_events SET error = ?2 WHERE error IS NOT NULL AND EXISTS (" +
        "SELECT 1 FROM domainfx_events AS e WHERE e.position = domainfx_parked_events.position AND e.event_id = domainfx_parked_events.event_id AND e.stream = ?1)");

    /// <summary>What a handler threw at an event, in SQL: it may tell of what was in the event, and is not kept of one that is gone with its stream.</summary>
    /// <param name="error">The error.</param>
    /// <param name="position">The event's position; null for no event in particular.</param>
    public static string Storable(string error, string position) =>
        $"CASE WHEN {error} IS NULL OR {position} IS NULL OR EXISTS (SELECT 1 FROM domainfx_events WHERE position = {position}) THEN {error} ELSE '{ParkedEvent.StreamDeleted}' END";

    public List<ParkedEvent> All(ProjectionKey key)
    {
        List<ParkedEvent> parked = [];
        _all.BindKey(key);
        while (_all.Step())
        {
            var touch = new ParkedTouch(_all.Int64(0), _all.Guid(1), _all.Text(2));
            parked.Add(new ParkedEvent(touch, _all.IsNull(3) ? null : _all.Text(3), new DateTimeOffset(_all.Int64(4), TimeSpan.Zero), _all.Int64(5) != 0));
        }

        return parked;
    }

    public void Add(ProjectionKey key, ParkedEvent parked) =>
        _add.BindKey(key).BindText(4, parked.Touch.Key).Bind(5, parked.Touch.Position).Bind(6, parked.Touch.EventId).BindText(7, parked.Error).Bind(8, parked.ParkedAt.UtcTicks).Run();

    public void Remove(ProjectionKey key, ParkedTouch touch) => _remove.BindKey(key).BindText(4, touch.Key).Bind(5, touch.Position).Run();

    public void Clear(ProjectionKey key) => _clear.BindKey(key).Run();

    public void Retry(ProjectionKey key, IReadOnlyCollection<string>? keys)
    {
        if (keys is null) _retryAll.BindKey(key).Run();
        foreach (var one in keys ?? []) _retry.BindKey(key).BindText(4, one).Run();
    }

    /// <summary>Takes away what handlers threw at the events of a stream, while those are still there.</summary>
    public void Erase(long stream) => _erase.Bind(1, stream).Bind(2, ParkedEvent.StreamDeleted).Run();
}
