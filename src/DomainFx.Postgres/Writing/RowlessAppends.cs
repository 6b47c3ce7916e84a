using DomainFx.Postgres.Connections;
using DomainFx.Projections;
using Npgsql;

namespace DomainFx.Postgres.Writing;

/// <summary>Appends that come without rows which appends write: of a program that does not have the read model, or not as an inline one. Its rows are left to a worker,
/// in a transaction of its own, since that excludes appends; then the same is appended again.</summary>
internal static class RowlessAppends
{
    // One is left to a worker each time, and may be back with appends before the append is.
    private const int MaxRepetitions = 50;

    /// <summary>Whether an append was refused for that.</summary>
    public static bool IsOne(ReadModelStageException exception) => exception.InnerException is PostgresException { SqlState: SqlStates.RowsMissing };

    /// <summary>Repeats an append that was refused.</summary>
    public static async ValueTask<bool> RepeatAsync(PostgresDatabase database, ReadModelStageException refused, Func<ValueTask<bool>> append)
    {
        for (var repetition = 1; ; repetition++)
        {
            await FollowAsync(database, ((PostgresException)refused.InnerException!).TableName!).ConfigureAwait(false);
            try
            {
                return await append().ConfigureAwait(false);
            }
            catch (ReadModelStageException again) when (IsOne(again) && repetition < MaxRepetitions)
            {
                refused = again;
            }
        }
    }

    private static async ValueTask FollowAsync(PostgresDatabase database, string table) => await database.RunAsync(
        table,
        static async (session, table, token) =>
        {
            await session.Projections.FollowAsync(table, token).ConfigureAwait(false);
            return true;
        },
        CancellationToken.None).ConfigureAwait(false);
}
