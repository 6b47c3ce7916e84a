using DomainFx.Postgres.Connections;
using Npgsql;

namespace DomainFx.Postgres.Notifications;

/// <summary>Sends a notification on the store's channel, if somebody listens.</summary>
internal sealed class NotifyStatement(StoreSession session) : IDisposable
{
    // A notification makes a commit, which need not wait for the disk.
    private readonly NpgsqlCommand _command = session.Database.Command(
        session.Connection,
        $"""
        SELECT set_config('synchronous_commit', 'off', true), pg_notify('{Channel.Prefix}' || $1::regclass::oid, '')
        WHERE EXISTS (
            SELECT FROM pg_catalog.pg_locks AS l
            WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted AND l.classid::bigint = (1::bigint << 32) + {Channel.ListenersLock(session.Database.Schema)}
              AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = current_database()))
        """,
        new NpgsqlParameter<string> { TypedValue = $"{session.Database.Schema}.positions" });

    /// <summary>Tells them.</summary>
    /// <returns>Whether somebody listens.</returns>
    public async ValueTask<bool> RunAsync(CancellationToken cancellationToken)
    {
        await session.PrepareAsync(_command, cancellationToken).ConfigureAwait(false);
        using var rows = await _command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return rows.HasRows;
    }

    public void Dispose() => _command.Dispose();
}
