using DomainFx.Postgres.Connections;
using Npgsql;

namespace DomainFx.Postgres.Schema;

/// <summary>The partitions of a store whose owner partitioned it; see partition-events.sql.</summary>
internal static class Partitions
{
    /// <summary>Makes partitions until so many are ahead; how many it made.</summary>
    public static async ValueTask<int> AddAsync(StoreSession session, int ahead, CancellationToken cancellationToken)
    {
        using var add = session.Database.Command(
            session.Connection, $"SELECT {session.Database.Schema}.add_partitions_v1($1)", new NpgsqlParameter<int> { TypedValue = ahead });
        try
        {
            return (int)(await add.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
        catch (PostgresException exception) when (exception.SqlState == SqlStates.UndefinedFunction)
        {
            throw new EventStoreException($"Store {session.Database.Schema} is not partitioned. Run what PostgresSchema.PartitionScript gives, once, as the schema's owner.", isTransient: false, exception);
        }
    }
}
