using DomainFx.Postgres.Connections;
using DomainFx.Stores;

namespace DomainFx.Postgres.Reading;

/// <summary>Counts events between two positions.</summary>
internal static class CountStatement
{
    public static async ValueTask<long> RunAsync(StoreSession session, long after, long upTo, EventFilter filter, CancellationToken cancellationToken)
    {
        using var command = session.Database.Command(session.Connection, "");
        command.CommandText = ReadAllSql.Count(session.Database.Schema, after, upTo, filter, command.Parameters);
        using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
        return row.GetInt64(0);
    }
}
