using System.Data.Common;
using DomainFx.Projections;
using DomainFx.Sqlite.Connections;
using DomainFx.Sqlite.Tables;
using DomainFx.Sqlite.Writing;
using Microsoft.Data.Sqlite;

namespace DomainFx.Sqlite.Projections;

/// <summary>The writer's connection in the hands of a projection: nothing else of this process writes meanwhile, and nothing of others.</summary>
internal sealed class SqliteProjectionTransaction : IProjectionTransaction
{
    private readonly Writer _writer;
    private readonly StoreSession _session;
    private readonly SqliteTransaction _transaction;
    private bool _isCommitted;

    private SqliteProjectionTransaction(Writer writer, StoreSession session, SqliteTransaction transaction)
    {
        _writer = writer;
        _session = session;
        _transaction = transaction;
    }

    public DbTransaction Transaction => _transaction;

    public static async Task<SqliteProjectionTransaction> BeginAsync(Writer writer, ProjectionLease lease, CancellationToken cancellationToken)
    {
        await writer.StartTurnAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (session, transaction) = await Task.Run(writer.BeginForSql, cancellationToken).ConfigureAwait(false);
            // Before handlers run rather than after: nobody can take the lease while the file is locked.
            if (session.Partitions.Holds(lease)) return new SqliteProjectionTransaction(writer, session, transaction);
            transaction.Dispose();
            throw new ProjectionLeaseLostException(lease);
        }
        catch
        {
            writer.TakeBack();
            writer.EndTurn();
            throw;
        }
    }

    public async ValueTask CommitAsync(ProjectionCommit commit, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Run(() => Commit(commit), cancellationToken).ConfigureAwait(false);
    }

    public EventStoreException? FailureOf(Exception exception)
    {
        // A library between may have wrapped it.
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is EventStoreException { IsRefusal: false } failure) return failure;
            if (cause is SqliteException error && !SqliteFailure.IsOfStatement(error)) return _session.FailureOf(error);
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        if (!_isCommitted) _writer.TakeBack();
        _transaction.Dispose();
        _writer.EndTurn();
        return ValueTask.CompletedTask;
    }

    private void Commit(ProjectionCommit commit)
    {
        ProjectionWrites.Commit(_session, commit);
        try
        {
            _transaction.Commit();
        }
        catch (SqliteException exception)
        {
            throw _session.FailureOf(exception);
        }

        _isCommitted = true;
    }
}
