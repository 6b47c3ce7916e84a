using System.Data.Common;
using System.Globalization;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Projections.Statements;
using DomainFx.Projections;
using Npgsql;

namespace DomainFx.Postgres.Projections;

/// <summary>A transaction for a projection's own SQL.</summary>
/// <remarks>
/// A worker that is stopped in the middle keeps its locks until the server ends the transaction: by time-outs that are shorter than what is left of a
/// lease that was renewed in time, or because a successor asks for it, which finds the transaction by an advisory lock that is called like the lease.
/// </remarks>
internal sealed class PostgresProjectionTransaction : IProjectionTransaction
{
    private readonly PostgresDatabase _database;
    private readonly StoreSession _session;
    private readonly NpgsqlTransaction _transaction;

    private PostgresProjectionTransaction(PostgresDatabase database, StoreSession session, NpgsqlTransaction transaction) =>
        (_database, _session, _transaction) = (database, session, transaction);

    public DbTransaction Transaction => _transaction;

    public static async ValueTask<PostgresProjectionTransaction> BeginAsync(PostgresDatabase database, ProjectionLease lease, CancellationToken cancellationToken)
    {
        var session = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var transaction = await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            using var begin = database.Command(
                session.Connection,
                $"""
                SELECT set_config('lock_timeout', $6, true), set_config('statement_timeout', $6, true), set_config('idle_in_transaction_session_timeout', $6, true),
                    pg_advisory_xact_lock_shared({database.Schema}.domainfx_lock_namespace(), {database.Schema}.lease_lock($1, $2, $3, $4, $5))
                """,
                [.. KeyParameters.Of(lease), new NpgsqlParameter<string> { TypedValue = ((long)(lease.Duration.TotalMilliseconds / 2)).ToString(CultureInfo.InvariantCulture) }]);
            await begin.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return new PostgresProjectionTransaction(database, session, transaction);
        }
        catch
        {
            await database.CloseAsync(session).ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask CommitAsync(ProjectionCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        try
        {
            if (!await _session.Commits.RunAsync(commit, cancellationToken).ConfigureAwait(false)) throw new ProjectionLeaseLostException(commit.Lease);
            await _transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresFailure.Is(exception))
        {
            throw PostgresFailure.Create(_database.Schema, exception);
        }
    }

    public EventStoreException? FailureOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (PostgresFailure.Is(cause) && !PostgresFailure.IsOfStatement(cause)) return PostgresFailure.Create(_database.Schema, cause);
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresFailure.Is(exception))
        {
            // The connection is gone, and its transaction with it.
        }

        await _database.CloseAsync(_session).ConfigureAwait(false);
    }
}
