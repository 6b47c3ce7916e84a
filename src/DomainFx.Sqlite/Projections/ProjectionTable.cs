using DomainFx.Projections;
using DomainFx.Sqlite.Connections;

namespace DomainFx.Sqlite.Projections;

/// <summary>What is known of the versions of projections.</summary>
internal sealed class ProjectionTable(SqliteSession session)
{
    private const string Where = " WHERE name = ?1 AND version = ?2 AND rebuild = ?3";
    private const string Below = " name = ?1 AND (version < ?2 OR (version = ?2 AND rebuild < ?3))";

    private const string Select =
        "SELECT name, version, rebuild, stage, status, shape, error, drain_position, drain_partitions, is_with_appends, term, (SELECT count(*) FROM domainfx_parked_events e WHERE e.name = p.name AND e.version = p.version AND e.rebuild = p.rebuild), is_inline FROM domainfx_projections p";

    private readonly SqliteStatement _all = session.Statement(Select + " ORDER BY name, version, rebuild");
    private readonly SqliteStatement _find = session.Statement(Select + Where);
    private readonly SqliteStatement _withoutTable = session.Statement(
        "SELECT name, version, rebuild FROM domainfx_projections AS p WHERE shape IS NOT NULL AND stage <> 2 AND (" +
        "NOT EXISTS (SELECT 1 FROM sqlite_schema AS s WHERE s.name = replace(p.name, '-', '_') || '__v' || p.version || CASE p.rebuild WHEN 0 THEN '' ELSE '_r' || p.rebuild END)" +
        " OR (stage = 1 AND NOT EXISTS (SELECT 1 FROM sqlite_schema AS s WHERE s.name = replace(p.name, '-', '_'))))");

    private readonly SqliteStatement _others = session.Statement($"SELECT count(*), coalesce(sum({Below}), 0) FROM domainfx_projections WHERE name = ?1");
    private readonly SqliteStatement _live = session.Statement("SELECT coalesce(max(version), 0) FROM domainfx_projections WHERE name = ?1 AND stage = 1");
    private readonly SqliteStatement _withAppends = session.Statement("SELECT version, rebuild, term FROM domainfx_projections WHERE name = ?1 AND is_with_appends = 1");
    private readonly SqliteStatement _allWithAppends = session.Statement("SELECT p.name, p.version, p.rebuild, t.value FROM domainfx_projections AS p, json_each(p.event_types) AS t WHERE p.is_with_appends = 1");
    private readonly SqliteStatement _isLeftAlone = session.Statement(
        $"SELECT count(*) FROM domainfx_projections{Where} AND (followed_at IS NULL OR followed_at <= {SqliteClock.Now} - ?4 OR followed_at > {SqliteClock.Now})");
    private readonly SqliteStatement _giveToAppends = session.Statement("UPDATE domainfx_projections SET is_with_appends = is_inline, term = term + 1" + Where);
    private readonly SqliteStatement _follow = session.Statement($"UPDATE domainfx_projections SET is_with_appends = 0, followed_at = {SqliteClock.Now}{Where} AND is_with_appends = 1 RETURNING 1");
    private readonly SqliteStatement _forgetFollowing = session.Statement("UPDATE domainfx_projections SET is_with_appends = 0, followed_at = NULL" + Where);
    private readonly SqliteStatement _below = session.Statement("SELECT version, rebuild, stage FROM domainfx_projections WHERE" + Below);
    private readonly SqliteStatement _setStage = session.Statement("UPDATE domainfx_projections SET stage = ?4" + Where);
    private readonly SqliteStatement _retire = session.Statement("UPDATE domainfx_projections SET stage = 2, is_with_appends = 0" + Where);
    private readonly SqliteStatement _setStatus = session.Statement($"UPDATE domainfx_projections SET status = ?4, error = NULL, error_position = NULL{Where}");
    private readonly SqliteStatement _stop = session.Statement($"UPDATE domainfx_projections SET status = 2, error = {ParkedTable.Storable("?4", "?5")}, error_position = ?5{Where}");
    private readonly SqliteStatement _erase = session.Statement(
        "UPDATE domainfx_projections SET error = ?2 WHERE error IS NOT NULL AND EXISTS (SELECT 1 FROM domainfx_events AS e WHERE e.position = error_position AND e.stream = ?1)");
    private readonly SqliteStatement _resume = session.Statement("UPDATE domainfx_projections SET status = CASE status WHEN 1 THEN 1 ELSE 0 END, error = NULL, error_position = NULL" + Where);
    private readonly SqliteStatement _drain = session.Statement("UPDATE domainfx_projections SET drain_position = ?4, drain_partitions = ?5" + Where);
    private readonly SqliteStatement _endDrain = session.Statement("UPDATE domainfx_projections SET drain_position = NULL, drain_partitions = NULL" + Where);
    private readonly SqliteStatement _add = session.Statement(
        "INSERT INTO domainfx_projections (name, version, rebuild, stage, status, shape, is_inline, is_with_appends, term, event_types) VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6, ?6 AND ?4 = 1, 1, '[]')");
    // Only ever more: a program that handles fewer may be an older one.
    private readonly SqliteStatement _addEventType = session.Statement(
        $"UPDATE domainfx_projections SET event_types = json_insert(event_types, '$[#]', ?4){Where} AND NOT EXISTS (SELECT 1 FROM json_each(event_types) AS t WHERE t.value = ?4)");
    private readonly SqliteStatement _aboutEventType = session.Statement(
        "SELECT p.name, p.version, p.rebuild, p.shape FROM domainfx_projections AS p WHERE p.is_with_appends = 1 AND EXISTS (SELECT 1 FROM json_each(p.event_types) AS t WHERE t.value = ?1)");

    public List<ProjectionState> All(PartitionTable partitions)
    {
        List<ProjectionState> states = [];
        while (_all.Step()) states.Add(Read(_all));
        for (var index = 0; index < states.Count; index++) states[index] = states[index] with { Partitions = partitions.Of(states[index].Key) };
        return states;
    }

    /// <summary>Those whose table is not there, or the view on a live one.</summary>
    public List<ProjectionKey> WithoutTable()
    {
        List<ProjectionKey> keys = [];
        while (_withoutTable.Step()) keys.Add(new ProjectionKey(_withoutTable.Text(0), (int)_withoutTable.Int64(1), (int)_withoutTable.Int64(2)));
        return keys;
    }

    public ProjectionState? Find(ProjectionKey key, PartitionTable partitions)
    {
        if (!_find.BindKey(key).Step()) return null;
        var state = Read(_find);
        _find.Reset();
        return state with { Partitions = partitions.Of(key) };
    }

    /// <summary>Where a version that is not known yet stands among the others.</summary>
    public ProjectionStage StageOfNew(ProjectionKey key)
    {
        _others.BindKey(key).Step();
        var (all, below) = (_others.Int64(0), _others.Int64(1));
        _others.Reset();
        return all == 0 ? ProjectionStage.Live : below == all ? ProjectionStage.Building : ProjectionStage.Retired;
    }

    /// <summary>The version of an inline read model whose rows appends write, and in which term; null if they write none.</summary>
    public (ProjectionKey Key, long Term)? WithAppends(string name)
    {
        if (!_withAppends.Bind(1, name).Step()) return null;
        var (key, term) = (new ProjectionKey(name, (int)_withAppends.Int64(0), (int)_withAppends.Int64(1)), _withAppends.Int64(2));
        _withAppends.Reset();
        return (key, term);
    }

    /// <summary>The versions of inline read models whose rows appends write, each once for every event that it handles.</summary>
    public List<(ProjectionKey Key, string EventType)> AllWithAppends()
    {
        List<(ProjectionKey, string)> all = [];
        while (_allWithAppends.Step())
            all.Add((new ProjectionKey(_allWithAppends.Text(0), (int)_allWithAppends.Int64(1), (int)_allWithAppends.Int64(2)), _allWithAppends.Text(3)));
        return all;
    }

    /// <summary>Whether appends have not left its rows to a worker for a while.</summary>
    public bool IsLeftAlone(ProjectionKey key, TimeSpan quietTime) => _isLeftAlone.BindKey(key).Bind(4, (long)quietTime.TotalMilliseconds).Scalar() > 0;

    /// <summary>From now on appends write the rows.</summary>
    public void GiveToAppends(ProjectionKey key) => _giveToAppends.BindKey(key).Run();

    /// <summary>From now on a worker writes the rows; false if it did already.</summary>
    public bool Follow(ProjectionKey key)
    {
        var isChanged = _follow.BindKey(key).Step();
        if (isChanged) _follow.Run();
        return isChanged;
    }

    /// <summary>A worker writes the rows until it has caught up, as of one that is new.</summary>
    public void StartAnew(ProjectionKey key) => _forgetFollowing.BindKey(key).Run();

    public long LiveVersion(string name) => _live.Bind(1, name).Scalar();

    /// <summary>The older ones of the same name.</summary>
    public List<(ProjectionKey Key, ProjectionStage Stage)> Older(ProjectionKey key)
    {
        List<(ProjectionKey, ProjectionStage)> older = [];
        _below.BindKey(key);
        while (_below.Step()) older.Add((new ProjectionKey(key.Name, (int)_below.Int64(0), (int)_below.Int64(1)), (ProjectionStage)_below.Int64(2)));
        return older;
    }

    public void Add(ProjectionKey key, ProjectionStage stage, string? shape, bool isInline) =>
        _add.BindKey(key).Bind(4, (long)stage).BindText(5, shape).Bind(6, isInline ? 1 : 0).Run();

    /// <summary>Notes which events one handles.</summary>
    public void AddEventTypes(ProjectionKey key, IReadOnlyList<string> eventTypes)
    {
        foreach (var eventType in eventTypes) _addEventType.BindKey(key).Bind(4, eventType).Run();
    }

    /// <summary>The inline read models that handle one of some events and whose rows appends write, each with its columns.</summary>
    public Dictionary<ProjectionKey, string> WithAppendsOf(IEnumerable<string> eventTypes)
    {
        Dictionary<ProjectionKey, string> about = [];
        foreach (var eventType in eventTypes)
        {
            _aboutEventType.Bind(1, eventType);
            while (_aboutEventType.Step())
                about[new ProjectionKey(_aboutEventType.Text(0), (int)_aboutEventType.Int64(1), (int)_aboutEventType.Int64(2))] = _aboutEventType.Text(3);
        }

        return about;
    }

    public void Retire(ProjectionKey key) => _retire.BindKey(key).Run();

    public void SetStage(ProjectionKey key, ProjectionStage stage) => _setStage.BindKey(key).Bind(4, (long)stage).Run();

    public void SetStatus(ProjectionKey key, ProjectionStatus status) => _setStatus.BindKey(key).Bind(4, (long)status).Run();

    public void Stop(ProjectionKey key, string error, long? position)
    {
        _stop.BindKey(key).BindText(4, error);
        (position is { } at ? _stop.Bind(5, at) : _stop.BindNull(5)).Run();
    }

    /// <summary>Takes away the errors of those that stopped at events of a stream, while those are still there.</summary>
    public void Erase(long stream) => _erase.Bind(1, stream).Bind(2, ParkedEvent.StreamDeleted).Run();

    /// <summary>Lets one that stopped run again; one that is paused stays so.</summary>
    public void Resume(ProjectionKey key) => _resume.BindKey(key).Run();

    public void SetDrain(ProjectionKey key, ProjectionDrain? drain)
    {
        if (drain is { } to) _drain.BindKey(key).Bind(4, to.Position).Bind(5, to.Partitions).Run();
        else _endDrain.BindKey(key).Run();
    }

    private static ProjectionState Read(SqliteStatement row) => new()
    {
        Key = new ProjectionKey(row.Text(0), (int)row.Int64(1), (int)row.Int64(2)),
        Stage = (ProjectionStage)row.Int64(3),
        Status = (ProjectionStatus)row.Int64(4),
        Shape = row.IsNull(5) ? null : row.Text(5),
        Error = row.IsNull(6) ? null : row.Text(6),
        Drain = row.IsNull(7) ? null : new ProjectionDrain(row.Int64(7), (int)row.Int64(8)),
        IsWithAppends = row.Int64(9) != 0,
        Term = row.Int64(10),
        Parked = (int)row.Int64(11),
        IsInline = row.Int64(12) != 0,
        Partitions = [],
    };
}
