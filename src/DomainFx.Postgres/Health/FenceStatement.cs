using DomainFx.Postgres.Connections;
using Npgsql;

namespace DomainFx.Postgres.Health;

/// <summary>Reads the fence and who holds it. For people and health checks: readers use the head.</summary>
internal sealed class FenceStatement(StoreSession session) : IDisposable
{
    private readonly NpgsqlCommand _command = session.Database.Command(
        session.Connection,
        $"""
        SELECT h.head, h.given, l.objid IS NOT NULL, l.pid, a.application_name, (extract(epoch FROM clock_timestamp() - a.xact_start) * 1000)::bigint
        FROM (SELECT {session.Database.Schema}.head_v1() AS head, coalesce(pg_sequence_last_value('{session.Database.Schema}.positions'::regclass), 0) AS given) AS h
        LEFT JOIN LATERAL (
            SELECT l.objid, l.pid FROM pg_catalog.pg_locks AS l
            WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.mode = 'ShareLock' AND l.granted
              AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = current_database())
              AND l.classid::bigint >> 16 = {session.Database.Schema}.domainfx_lock_namespace()
            ORDER BY ((l.classid::bigint & 65535) << 32) | l.objid::bigint LIMIT 1) AS l ON true
        LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
        """);

    public async ValueTask<PostgresFence> ReadAsync(CancellationToken cancellationToken)
    {
        using var row = await _command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
        var holder = row.GetBoolean(2)
            ? new PostgresFenceHolder(
                row.IsDBNull(3) ? null : row.GetInt32(3),
                row.IsDBNull(4) ? null : row.GetString(4),
                row.IsDBNull(5) ? null : TimeSpan.FromMilliseconds(row.GetInt64(5)))
            : null;
        return new PostgresFence(row.GetInt64(0), row.GetInt64(1), holder);
    }

    public void Dispose() => _command.Dispose();
}
