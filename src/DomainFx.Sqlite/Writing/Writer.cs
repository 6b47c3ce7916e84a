using DomainFx.Sqlite.Connections;
using DomainFx.Sqlite.Tables;
using DomainFx.Stores;
using Microsoft.Data.Sqlite;

namespace DomainFx.Sqlite.Writing;

/// <summary>The one connection of this process that writes, and whose turn it is.</summary>
internal sealed class Writer(SqliteDatabase database, HeadSignal signal) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private bool _isDisposed;

    /// <summary>The connection, once it is open.</summary>
    public StoreSession? Session { get; private set; }

    /// <summary>Waits for the turn; <see cref="EndTurn"/> must follow.</summary>
    public Task StartTurnAsync(CancellationToken cancellationToken) => _turn.WaitAsync(cancellationToken);

    public void EndTurn() => _turn.Release();

    /// <summary>Starts a transaction, with the file's write lock.</summary>
    /// <exception cref="ObjectDisposedException">The store is disposed.</exception>
    /// <exception cref="EventStoreException">The file cannot be opened, or is locked for too long.</exception>
    public StoreSession Begin()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqliteEventStore));
        Open().BeginWrite();
        return Session!;
    }

    /// <summary>Starts a transaction like that for SQL that is not the store's own.</summary>
    public (StoreSession Session, SqliteTransaction Transaction) BeginForSql()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqliteEventStore));
        var session = Open();
        return (session, session.BeginForSql());
    }

    /// <summary>Commits: what was written is on the disk, and who waits for events learns of it.</summary>
    public void Commit(long head)
    {
        Session!.Commit();
        signal.Advance(head);
    }

    /// <summary>After an exception: takes back what the transaction did.</summary>
    public void TakeBack()
    {
        try
        {
            Session?.Recover();
        }
        catch (EventStoreException)
        {
            // A connection that cannot even roll back is given up; closing it takes everything back.
            Session?.Dispose();
            Session = null;
        }
    }

    /// <summary>Runs one transaction of its own, off the caller's thread.</summary>
    /// <param name="write">What to write.</param>
    /// <param name="erases">Whether what it deletes is to vanish from the log too.</param>
    /// <param name="cancellationToken">Cancels while it waits.</param>
    public async Task RunAsync(Action<StoreSession> write, bool erases, CancellationToken cancellationToken)
    {
        await StartTurnAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await Task.Run(() => Run(write, erases), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            EndTurn();
        }
    }

    /// <summary>Waits for the turn, then closes the connection. Whoever comes after that is told.</summary>
    public async ValueTask DisposeAsync()
    {
        await StartTurnAsync(CancellationToken.None).ConfigureAwait(false);
        _isDisposed = true;
        Session?.Dispose();
        Session = null;
        EndTurn();
    }

    // A file that could not be written when it was opened may be by now.
    private StoreSession Open()
    {
        if (Session is { IsReadOnly: true })
        {
            Session.Dispose();
            Session = null;
        }

        return Session ??= database.Open();
    }

    private void Run(Action<StoreSession> write, bool erases)
    {
        try
        {
            var session = Begin();
            write(session);
            var head = session.Head.Read();
            Commit(head);
            if (erases) session.EmptyLog();
        }
        catch
        {
            TakeBack();
            throw;
        }
    }
}
