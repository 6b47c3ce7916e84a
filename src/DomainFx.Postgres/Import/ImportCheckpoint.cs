using DomainFx.Postgres.Connections;
using Npgsql;

namespace DomainFx.Postgres.Import;

/// <summary>How far an import is, as the store keeps it: the number of lines, and the id of the last event among them.</summary>
internal static class ImportCheckpoint
{
    public static string Name(string import) => $"import:{import}";

    public static async ValueTask<(long Lines, Guid LastId)> ReadAsync(StoreSession session, string checkpoint, CancellationToken cancellationToken)
    {
        using var command = session.Database.Command(
            session.Connection,
            $"SELECT position, event_id FROM {session.Database.Schema}.checkpoints WHERE name = $1",
            new NpgsqlParameter<string> { TypedValue = checkpoint });
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? (reader.GetInt64(0), reader.GetGuid(1)) : (0, Guid.Empty);
    }
}
