using DomainFx.Sqlite.Connections;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Tables;

internal sealed class EventTable(SqliteSession session, NameTables names, StreamTable streams)
{
    /// <summary>A page is cut when it holds this many bytes: it is read whole, and into one buffer.</summary>
    private const int MaxPageBytes = 16 * 1024 * 1024;

    private const string Columns = "e.key, e.position, e.type, e.event_id, e.occurred_at, e.recorded_at, e.metadata, e.data";

    private readonly SqliteStatement _forward = session.Statement(
        $"SELECT {Columns} FROM domainfx_events AS e WHERE e.key BETWEEN ?1 AND ?2 ORDER BY e.key");

    private readonly SqliteStatement _backward = session.Statement(
        $"SELECT {Columns} FROM domainfx_events AS e WHERE e.key BETWEEN ?1 AND ?2 ORDER BY e.key DESC");

    private readonly SqliteStatement _all = session.Statement(SelectAll(EventFilter.All));

    private readonly SqliteStatement _idAt = session.Statement("SELECT event_id, position FROM domainfx_events WHERE key = ?1");

    private readonly SqliteStatement _add = session.Statement(
        """
        INSERT INTO domainfx_events (key, position, type, category, event_id, occurred_at, recorded_at, metadata, data)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """);

    private readonly SqliteStatement _types = session.Statement(
        "SELECT DISTINCT t.name FROM domainfx_events AS e JOIN domainfx_event_types AS t ON t.key = e.type WHERE e.key BETWEEN ?1 AND ?2 ORDER BY t.name");

    private readonly SqliteStatement _erase = session.Statement("DELETE FROM domainfx_events WHERE key BETWEEN ?1 AND ?2");

    public EventPage ReadStream(StreamId stream, long key, long fromVersion, ReadDirection direction, int maxCount)
    {
        var page = new EventPage();
        var rows = direction is ReadDirection.Forward
            ? _forward.Bind(1, EventKey.Of(key, fromVersion)).Bind(2, EventKey.Last(key))
            : _backward.Bind(1, EventKey.First(key)).Bind(2, EventKey.Of(key, fromVersion));
        return Fill(page, rows, maxCount, stream);
    }

    /// <summary>Adds the events in a range of positions to a page.</summary>
    public EventPage ReadAll(EventPage page, long afterPosition, long upToPosition, EventFilter filter, int maxCount)
    {
        if (filter is { EventTypes: null, Categories: null, RecordedFrom: null })
            return Fill(page, _all.Bind(1, afterPosition).Bind(2, upToPosition), maxCount, stream: null);
        using var filtered = new SqliteStatement(session, SelectAll(filter));
        return Fill(page, BindFilter(filtered.Bind(1, afterPosition).Bind(2, upToPosition), filter), maxCount, stream: null);
    }

    /// <summary>How many events there are in a range of positions: by the index alone.</summary>
    public long Count(long afterPosition, long upToPosition, EventFilter filter)
    {
        using var statement = new SqliteStatement(session, SelectCount(filter));
        BindFilter(statement.Bind(1, afterPosition).Bind(2, upToPosition), filter).Step();
        return statement.Int64(0);
    }

    /// <summary>The id and the position of the event at a version, or null.</summary>
    public (Guid EventId, long Position)? IdAt(long stream, long version)
    {
        if (!_idAt.Bind(1, EventKey.Of(stream, version)).Step()) return null;
        var found = (_idAt.Guid(0), _idAt.Int64(1));
        _idAt.Reset();
        return found;
    }

    public void Add(long stream, long category, long version, long position, in EventData data, ReadOnlySpan<byte> metadata, long recordedAt)
    {
        _add.Bind(1, EventKey.Of(stream, version)).Bind(2, position).Bind(3, names.TypeKey(data.Type)).Bind(4, category)
            .Bind(5, data.EventId).Bind(6, data.OccurredAt.UtcTicks).Bind(7, recordedAt).Bind(9, data.Data.Span);
        if (metadata.IsEmpty) _add.BindNull(8);
        else _add.Bind(8, metadata);
        _add.Run();
    }

    /// <summary>The stored names of the types of a stream's events.</summary>
    public List<string> TypesOf(long stream)
    {
        List<string> types = [];
        _types.Bind(1, EventKey.First(stream)).Bind(2, EventKey.Last(stream));
        while (_types.Step()) types.Add(_types.Text(0));
        return types;
    }

    public void Erase(long stream) => _erase.Bind(1, EventKey.First(stream)).Bind(2, EventKey.Last(stream)).Run();

    private EventPage Fill(EventPage page, SqliteStatement rows, int maxCount, StreamId? stream)
    {
        var bytes = 0;
        try
        {
            while (rows.Step())
            {
                page.HasMore = page.Count >= maxCount || bytes >= MaxPageBytes;
                if (page.HasMore) break;
                var key = rows.Int64(0);
                var metadata = rows.Bytes(6);
                var data = rows.Bytes(7);
                page.Add(
                    stream ?? streams.Id(EventKey.Stream(key)), EventKey.Version(key), rows.Int64(1), names.Type(rows.Int64(2)), rows.Guid(3),
                    rows.Int64(4), rows.Int64(5), data, metadata);
                bytes += data.Length + metadata.Length;
            }

            rows.Reset();
            return page;
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    /// <summary>The query for a filter. The first part looks at the index alone; rows are fetched for what it selects.</summary>
    public static string SelectAll(EventFilter filter) =>
        $"""
        SELECT {Columns} FROM domainfx_events AS p INDEXED BY domainfx_events_by_position
        CROSS JOIN domainfx_events AS e ON e.key = p.key
        WHERE p.position > ?1 AND p.position <= ?2{FilterText(filter)} ORDER BY p.position
        """;

    private static string SelectCount(EventFilter filter) =>
        $"SELECT count(*) FROM domainfx_events AS p INDEXED BY domainfx_events_by_position WHERE p.position > ?1 AND p.position <= ?2{FilterText(filter)}";

    private static string FilterText(EventFilter filter)
    {
        var parameter = 3;
        var text = filter.RecordedFrom is null ? "" : $" AND p.recorded_at >= ?{parameter++}";
        if (filter.EventTypes is { } types) text += $" AND p.type IN (SELECT key FROM domainfx_event_types WHERE name IN ({Parameters(types.Count)}))";
        if (filter.Categories is { } categories) text += $" AND p.category IN (SELECT key FROM domainfx_categories WHERE name IN ({Parameters(categories.Count)}))";
        return text;

        string Parameters(int count) => string.Join(", ", Enumerable.Range(0, count).Select(_ => $"?{parameter++}"));
    }

    private static SqliteStatement BindFilter(SqliteStatement statement, EventFilter filter)
    {
        var parameter = 3;
        if (filter.RecordedFrom is { } from) statement.Bind(parameter++, from.UtcTicks);
        foreach (var name in filter.EventTypes ?? []) statement.Bind(parameter++, name);
        foreach (var name in filter.Categories ?? []) statement.Bind(parameter++, name);
        return statement;
    }
}
