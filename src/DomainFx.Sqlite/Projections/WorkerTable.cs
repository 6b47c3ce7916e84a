using DomainFx.Sqlite.Connections;

namespace DomainFx.Sqlite.Projections;

/// <summary>The workers that are alive.</summary>
internal sealed class WorkerTable(SqliteSession session)
{
    private readonly SqliteStatement _beat = session.Statement(
        $"INSERT INTO domainfx_workers (owner, alive_until, alive_for) VALUES (?1, {SqliteClock.Now} + ?2, ?2) ON CONFLICT DO UPDATE SET alive_until = excluded.alive_until, alive_for = excluded.alive_for");

    private readonly SqliteStatement _forget = session.Statement($"DELETE FROM domainfx_workers WHERE alive_until <= {SqliteClock.Now} OR alive_until > {SqliteClock.Now} + alive_for");
    private readonly SqliteStatement _leave = session.Statement("DELETE FROM domainfx_workers WHERE owner = ?1");
    private readonly SqliteStatement _all = session.Statement("SELECT owner FROM domainfx_workers ORDER BY owner");

    public IReadOnlyList<string> Beat(string owner, TimeSpan duration)
    {
        _beat.Bind(1, owner).Bind(2, (long)duration.TotalMilliseconds).Run();
        _forget.Run();
        List<string> alive = [];
        while (_all.Step()) alive.Add(_all.Text(0));
        return alive;
    }

    public void Leave(string owner) => _leave.Bind(1, owner).Run();
}
