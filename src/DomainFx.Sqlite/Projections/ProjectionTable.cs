using DomainFx.Projections;
using DomainFx.Sqlite.Connections;

namespace DomainFx.Sqlite.Projections;

/// <summary>What is known of the versions of projections.</summary>
internal sealed class ProjectionTable(SqliteSession session)
{
    private const string Where = " WHERE name = ?1 AND version = ?2 AND rebuild = ?3";
    private const string Below = " name = ?1 AND (version < ?2 OR (version = ?2 AND rebuild < ?3))";

    private const string Select =
        "SELECT name, version, rebuild, stage, status, shape, error, drain_position, drain_partitions, (SELECT count(*) FROM domainfx_parked_events e WHERE e.name = p.name AND e.version = p.version AND e.rebuild = p.rebuild) FROM domainfx_projections p";

    private readonly SqliteStatement _all = session.Statement(Select + " ORDER BY name, version, rebuild");
    private readonly SqliteStatement _find = session.Statement(Select + Where);
    private readonly SqliteStatement _others = session.Statement($"SELECT count(*), coalesce(sum({Below}), 0) FROM domainfx_projections WHERE name = ?1");
    private readonly SqliteStatement _live = session.Statement("SELECT coalesce(max(version), 0) FROM domainfx_projections WHERE name = ?1 AND stage = 1");
    private readonly SqliteStatement _isLive = session.Statement("SELECT count(*) FROM domainfx_projections" + Where + " AND stage = 1");
    private readonly SqliteStatement _below = session.Statement("SELECT version, rebuild, stage FROM domainfx_projections WHERE" + Below);
    private readonly SqliteStatement _setStage = session.Statement("UPDATE domainfx_projections SET stage = ?4" + Where);
    private readonly SqliteStatement _setStatus = session.Statement("UPDATE domainfx_projections SET status = ?4, error = ?5" + Where);
    private readonly SqliteStatement _resume = session.Statement("UPDATE domainfx_projections SET status = CASE status WHEN 1 THEN 1 ELSE 0 END, error = NULL" + Where);
    private readonly SqliteStatement _drain = session.Statement("UPDATE domainfx_projections SET drain_position = ?4, drain_partitions = ?5" + Where);
    private readonly SqliteStatement _endDrain = session.Statement("UPDATE domainfx_projections SET drain_position = NULL, drain_partitions = NULL" + Where);
    private readonly SqliteStatement _add = session.Statement(
        "INSERT INTO domainfx_projections (name, version, rebuild, stage, status, shape) VALUES (?1, ?2, ?3, ?4, 0, ?5)");

    public List<ProjectionState> All(PartitionTable partitions)
    {
        List<ProjectionState> states = [];
        while (_all.Step()) states.Add(Read(_all));
        for (var index = 0; index < states.Count; index++) states[index] = states[index] with { Partitions = partitions.Of(states[index].Key) };
        return states;
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

    public bool IsLive(ProjectionKey key) => _isLive.BindKey(key).Scalar() > 0;

    public long LiveVersion(string name) => _live.Bind(1, name).Scalar();

    /// <summary>The older ones of the same name.</summary>
    public List<(ProjectionKey Key, ProjectionStage Stage)> Older(ProjectionKey key)
    {
        List<(ProjectionKey, ProjectionStage)> older = [];
        _below.BindKey(key);
        while (_below.Step()) older.Add((new ProjectionKey(key.Name, (int)_below.Int64(0), (int)_below.Int64(1)), (ProjectionStage)_below.Int64(2)));
        return older;
    }

    public void Add(ProjectionKey key, ProjectionStage stage, string? shape) => _add.BindKey(key).Bind(4, (long)stage).BindText(5, shape).Run();

    public void SetStage(ProjectionKey key, ProjectionStage stage) => _setStage.BindKey(key).Bind(4, (long)stage).Run();

    public void SetStatus(ProjectionKey key, ProjectionStatus status, string? error = null) => _setStatus.BindKey(key).Bind(4, (long)status).BindText(5, error).Run();

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
        Parked = (int)row.Int64(9),
        Partitions = [],
    };
}
