using DomainFx.Projections;
using DomainFx.Sqlite.Connections;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Projections;

/// <summary>Where partitions stand, and who works on them. Leases run on the machine's clock, which all processes on a file share.</summary>
internal sealed class PartitionTable(SqliteSession session)
{
    private const string Of3 = " WHERE name = ?1 AND version = ?2 AND rebuild = ?3";
    private const string Leased = Of3 + " AND partition = ?4 AND token = ?5";
    private const string Now = SqliteClock.Now;

    private readonly SqliteStatement _of = session.Statement(
        $"SELECT partition, position, event_id, CASE WHEN leased_until > {Now} AND leased_until <= {Now} + leased_for THEN owner END FROM domainfx_partitions{Of3} ORDER BY partition");

    private readonly SqliteStatement _add = session.Statement(
        "INSERT INTO domainfx_partitions (name, version, rebuild, partition, position, event_id, token, leased_until, leased_for, is_caught_up) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 0, 0)");

    private readonly SqliteStatement _remove = session.Statement("DELETE FROM domainfx_partitions" + Of3);
    private readonly SqliteStatement _highestToken = session.Statement("SELECT coalesce(max(token), 0) FROM domainfx_partitions" + Of3);
    private readonly SqliteStatement _acquire = session.Statement(
        $"UPDATE domainfx_partitions SET owner = ?5, token = token + 1, leased_until = {Now} + ?6, leased_for = ?6{Of3} AND partition = ?4 AND (owner IS NULL OR owner = ?5 OR leased_until <= {Now} OR leased_until > {Now} + leased_for) AND EXISTS (SELECT 1 FROM domainfx_projections{Of3} AND status = 0 AND stage <> 2 AND is_with_appends = 0) RETURNING token");

    private readonly SqliteStatement _holds = session.Statement("SELECT 1 FROM domainfx_partitions" + Leased);
    private readonly SqliteStatement _renew = session.Statement($"UPDATE domainfx_partitions SET leased_until = {Now} + ?6{Leased} RETURNING 1");
    private readonly SqliteStatement _release = session.Statement("UPDATE domainfx_partitions SET owner = NULL, token = token + 1, leased_until = 0" + Leased);
    private readonly SqliteStatement _advance = session.Statement(
        $"UPDATE domainfx_partitions SET position = ?7, event_id = ?8{Leased} AND position = ?6 AND NOT EXISTS (SELECT 1 FROM domainfx_projections{Of3} AND drain_position < ?7) RETURNING 1");

    private readonly SqliteStatement _goOnAfter = session.Statement("UPDATE domainfx_partitions SET owner = NULL, position = ?4, event_id = zeroblob(16), is_caught_up = 0, token = token + 1" + Of3);
    private readonly SqliteStatement _free = session.Statement("UPDATE domainfx_partitions SET owner = NULL, token = token + 1" + Of3);
    private readonly SqliteStatement _raiseTokens = session.Statement("UPDATE domainfx_partitions SET token = token + 1" + Of3);
    private readonly SqliteStatement _reset = session.Statement("UPDATE domainfx_partitions SET position = 0, event_id = zeroblob(16), is_caught_up = 0, token = token + 1" + Of3);
    private readonly SqliteStatement _caughtUp = session.Statement("UPDATE domainfx_partitions SET is_caught_up = 1" + Leased);
    private readonly SqliteStatement _behind = session.Statement("SELECT count(*) FROM domainfx_partitions" + Of3 + " AND (is_caught_up = 0 OR position < ?4)");

    public List<PartitionState> Of(ProjectionKey key)
    {
        List<PartitionState> partitions = [];
        _of.BindKey(key);
        while (_of.Step()) partitions.Add(new PartitionState((int)_of.Int64(0), new Checkpoint(_of.Int64(1), _of.Guid(2)), _of.IsNull(3) ? null : _of.Text(3)));
        return partitions;
    }

    /// <summary>Makes a number of partitions, in place of those that are there; whoever works on one of those finds its token gone.</summary>
    public void Divide(ProjectionKey key, int count, Checkpoint at)
    {
        var token = _highestToken.BindKey(key).Scalar() + 1;
        _remove.BindKey(key).Run();
        for (var number = 0; number < count; number++) _add.BindKey(key).Bind(4, number).Bind(5, at.Position).Bind(6, at.EventId).Bind(7, token).Run();
    }

    public long? Acquire(ProjectionKey key, int partition, string owner, TimeSpan duration)
    {
        if (!_acquire.BindKey(key).Bind(4, partition).Bind(5, owner).Bind(6, (long)duration.TotalMilliseconds).Step()) return null;
        var token = _acquire.Int64(0);
        _acquire.Run();
        return token;
    }

    public bool Holds(ProjectionLease lease)
    {
        var holds = Of(_holds, lease).Step();
        _holds.Reset();
        return holds;
    }

    public bool Renew(ProjectionLease lease) => Changes(Of(_renew, lease).Bind(6, (long)lease.Duration.TotalMilliseconds));

    public void Release(ProjectionLease lease) => Of(_release, lease).Run();

    /// <summary>Moves the checkpoint, if the lease still holds: this one statement is the fence, since it is part of the transaction.</summary>
    public bool Advance(ProjectionLease lease, long from, Checkpoint to) =>
        Changes(Of(_advance, lease).Bind(6, from).Bind(7, to.Position).Bind(8, to.EventId));

    /// <summary>Puts all partitions after a position, where nobody has them.</summary>
    public void GoOnAfter(ProjectionKey key, long position) => _goOnAfter.BindKey(key).Bind(4, position).Run();

    /// <summary>Takes all partitions from whoever has them.</summary>
    public void Free(ProjectionKey key) => _free.BindKey(key).Run();

    public void RaiseTokens(ProjectionKey key) => _raiseTokens.BindKey(key).Run();

    public void Reset(ProjectionKey key) => _reset.BindKey(key).Run();

    /// <summary>Notes that a partition has caught up; tells whether all have, and stand at a position or after it.</summary>
    public bool IsCaughtUp(ProjectionLease lease, long atLeast)
    {
        Of(_caughtUp, lease).Run();
        return _behind.BindKey(lease.Key).Bind(4, atLeast).Scalar() == 0;
    }

    private static SqliteStatement Of(SqliteStatement statement, ProjectionLease lease) => statement.BindKey(lease.Key).Bind(4, lease.Partition).Bind(5, lease.Token);

    private static bool Changes(SqliteStatement statement)
    {
        var isChanged = statement.Step();
        if (isChanged) statement.Run();
        return isChanged;
    }
}
