using DomainFx.Sqlite.Connections;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Tables;

internal sealed class CommandTable(SqliteSession session)
{
    private readonly SqliteStatement _find = session.Statement(
        "SELECT fingerprint, first_version, last_version, position FROM domainfx_commands WHERE stream = ?1 AND command_id = ?2");

    private readonly SqliteStatement _add = session.Statement(
        "INSERT INTO domainfx_commands (stream, command_id, fingerprint, first_version, last_version, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

    // The stream's own events know when a command was: the newest one that is old enough is found from the end.
    private readonly SqliteStatement _forget = session.Statement(
        """
        DELETE FROM domainfx_commands WHERE stream = ?1 AND last_version <=
        (SELECT version FROM domainfx_events WHERE key BETWEEN ?3 AND ?4 AND recorded_at < ?2 ORDER BY key DESC LIMIT 1)
        """);

    private readonly SqliteStatement _erase = session.Statement("DELETE FROM domainfx_commands WHERE stream = ?1");

    public RememberedCommand? Find(long stream, Guid commandId)
    {
        if (!_find.Bind(1, stream).Bind(2, commandId).Step()) return null;
        var found = new RememberedCommand(new CommandKey(commandId, _find.Int64(0)), _find.Int64(1), _find.Int64(2), _find.Int64(3));
        _find.Reset();
        return found;
    }

    public void Add(long stream, in RememberedCommand command) =>
        _add.Bind(1, stream).Bind(2, command.Key.Id).Bind(3, command.Key.Fingerprint)
            .Bind(4, command.FirstVersion).Bind(5, command.LastVersion).Bind(6, command.Position).Run();

    /// <summary>Forgets the commands of a stream whose events were stored before a time, in UTC ticks.</summary>
    public void Forget(long stream, long before) =>
        _forget.Bind(1, stream).Bind(2, before).Bind(3, EventKey.First(stream)).Bind(4, EventKey.Last(stream)).Run();

    public void Erase(long stream) => _erase.Bind(1, stream).Run();
}
