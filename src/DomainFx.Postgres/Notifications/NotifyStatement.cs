using DomainFx.Postgres.Connections;
using Npgsql;

namespace DomainFx.Postgres.Notifications;

/// <summary>Sends a notification on the store's channel.</summary>
internal sealed class NotifyStatement(StoreSession session) : IDisposable
{
    // A notification makes a commit, which need not wait for the disk.
    private readonly NpgsqlCommand _command = session.Database.Command(
        session.Connection, $"SELECT set_config('synchronous_commit', 'off', true), pg_notify('{Channel.Prefix}' || '{session.Database.Schema}.positions'::regclass::oid, '')");

    public async ValueTask<bool> RunAsync(CancellationToken cancellationToken)
    {
        await session.PrepareAsync(_command, cancellationToken).ConfigureAwait(false);
        await _command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    public void Dispose() => _command.Dispose();
}
