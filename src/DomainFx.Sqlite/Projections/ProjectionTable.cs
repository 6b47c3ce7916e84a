using DomainFx.Projections;
using DomainFx.Sqlite.Connections;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Projections;

/// <summary>Where projections stand, and who works on them. Leases run on the machine's clock, which all processes on a file share.</summary>
internal sealed class ProjectionTable(SqliteSession session)
{
    private const string Now = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    private const string Select =
        $"SELECT name, version, stage, status, position, event_id, CASE WHEN leased_until > {Now} THEN owner END, error, shape, (SELECT count(*) FROM domainfx_parked_events e WHERE e.name = p.name AND e.version = p.version) FROM domainfx_projections p";

    private readonly SqliteStatement _all = session.Statement(Select + " ORDER BY name, version");
    private readonly SqliteStatement _find = session.Statement(Select + " WHERE name = ?1 AND version = ?2");
    private readonly SqliteStatement _highest = session.Statement("SELECT coalesce(max(version), 0) FROM domainfx_projections WHERE name = ?1");
    private readonly SqliteStatement _live = session.Statement("SELECT coalesce(max(version), 0) FROM domainfx_projections WHERE name = ?1 AND stage = 1");
    private readonly SqliteStatement _add = session.Statement(
        "INSERT INTO domainfx_projections (name, version, stage, status, position, event_id, token, leased_until, shape) VALUES (?1, ?2, ?3, 0, 0, zeroblob(16), 0, 0, ?4)");

    private readonly SqliteStatement _acquire = session.Statement(
        $"UPDATE domainfx_projections SET owner = ?3, token = token + 1, leased_until = {Now} + ?4 WHERE name = ?1 AND version = ?2 AND status = 0 AND stage <> 2 AND (owner IS NULL OR owner = ?3 OR leased_until <= {Now}) RETURNING token");

    private readonly SqliteStatement _renew = session.Statement(
        $"UPDATE domainfx_projections SET leased_until = {Now} + ?4 WHERE name = ?1 AND version = ?2 AND token = ?3 RETURNING status");

    private readonly SqliteStatement _release = session.Statement(
        "UPDATE domainfx_projections SET owner = NULL, token = token + 1, leased_until = 0 WHERE name = ?1 AND version = ?2 AND token = ?3");

    private readonly SqliteStatement _advance = session.Statement(
        "UPDATE domainfx_projections SET position = ?5, event_id = ?6 WHERE name = ?1 AND version = ?2 AND token = ?3 AND position = ?4 RETURNING 1");

    private readonly SqliteStatement _setStatus = session.Statement("UPDATE domainfx_projections SET status = ?3, error = ?4 WHERE name = ?1 AND version = ?2");

    private readonly SqliteStatement _reset = session.Statement(
        "UPDATE domainfx_projections SET status = 0, error = NULL, position = 0, event_id = zeroblob(16), owner = NULL, token = token + 1, leased_until = 0 WHERE name = ?1 AND version = ?2");

    private readonly SqliteStatement _retired = session.Statement("SELECT version FROM domainfx_projections WHERE name = ?1 AND version < ?2 AND stage = 2 AND shape IS NOT NULL");
    private readonly SqliteStatement _retire = session.Statement("UPDATE domainfx_projections SET stage = 2, owner = NULL, token = token + 1 WHERE name = ?1 AND version < ?2");
    private readonly SqliteStatement _makeLive = session.Statement("UPDATE domainfx_projections SET stage = 1 WHERE name = ?1 AND version = ?2");

    public List<ProjectionState> All()
    {
        List<ProjectionState> states = [];
        while (_all.Step()) states.Add(Read(_all));
        return states;
    }

    public ProjectionState? Find(ProjectionKey key)
    {
        if (!Of(_find, key).Step()) return null;
        var state = Read(_find);
        _find.Reset();
        return state;
    }

    public long HighestVersion(string name) => _highest.Bind(1, name).Scalar();

    public long LiveVersion(string name) => _live.Bind(1, name).Scalar();

    public void Add(ProjectionKey key, ProjectionStage stage, string? shape)
    {
        Of(_add, key).Bind(3, (long)stage);
        if (shape is null) _add.BindNull(4);
        else _add.Bind(4, shape);
        _add.Run();
    }

    public long? Acquire(ProjectionKey key, string owner, TimeSpan duration)
    {
        if (!Of(_acquire, key).Bind(3, owner).Bind(4, (long)duration.TotalMilliseconds).Step()) return null;
        var token = _acquire.Int64(0);
        _acquire.Run();
        return token;
    }

    public ProjectionStatus? Renew(ProjectionLease lease, TimeSpan duration)
    {
        if (!Of(_renew, lease.Key).Bind(3, lease.Token).Bind(4, (long)duration.TotalMilliseconds).Step()) return null;
        var status = (ProjectionStatus)_renew.Int64(0);
        _renew.Run();
        return status;
    }

    public void Release(ProjectionLease lease) => Of(_release, lease.Key).Bind(3, lease.Token).Run();

    /// <summary>Moves the checkpoint, if the lease still holds: this one statement is the fence, since it is part of the transaction.</summary>
    public bool Advance(ProjectionLease lease, long from, Checkpoint to) =>
        Changes(Of(_advance, lease.Key).Bind(3, lease.Token).Bind(4, from).Bind(5, to.Position).Bind(6, to.EventId));

    public void SetStatus(ProjectionKey key, ProjectionStatus status, string? error)
    {
        Of(_setStatus, key).Bind(3, (long)status);
        if (error is null) _setStatus.BindNull(4);
        else _setStatus.Bind(4, error);
        _setStatus.Run();
    }

    public void Reset(ProjectionKey key) => Of(_reset, key).Run();

    /// <summary>Retires all lower versions; gives those that were retired before.</summary>
    public List<int> RetireBelow(ProjectionKey key)
    {
        List<int> retired = [];
        Of(_retired, key);
        while (_retired.Step()) retired.Add((int)_retired.Int64(0));
        Of(_retire, key).Run();
        return retired;
    }

    public void MakeLive(ProjectionKey key) => Of(_makeLive, key).Run();

    private static SqliteStatement Of(SqliteStatement statement, ProjectionKey key) => statement.Bind(1, key.Name).Bind(2, key.Version);

    private static bool Changes(SqliteStatement statement)
    {
        var isChanged = statement.Step();
        if (isChanged) statement.Run();
        return isChanged;
    }

    private static ProjectionState Read(SqliteStatement row) => new()
    {
        Key = new ProjectionKey(row.Text(0), (int)row.Int64(1)),
        Stage = (ProjectionStage)row.Int64(2),
        Status = (ProjectionStatus)row.Int64(3),
        Checkpoint = new Checkpoint(row.Int64(4), row.Guid(5)),
        Owner = row.IsNull(6) ? null : row.Text(6),
        Error = row.IsNull(7) ? null : row.Text(7),
        Shape = row.IsNull(8) ? null : row.Text(8),
        Parked = (int)row.Int64(9),
    };
}
