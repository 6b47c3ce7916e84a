using System.Collections.Concurrent;
using DomainFx.Sqlite.Connections;
using DomainFx.Sqlite.Tables;

namespace DomainFx.Sqlite.Reading;

/// <summary>Connections for short reads.</summary>
/// <remarks>
/// SQLite reads on the thread that asks. To load ten events takes about 20 microseconds, to do so on another thread and come back up to half as long
/// again (measured); so they are read where the caller is, except under a synchronization context, where the thread belongs to a user interface.
/// </remarks>
internal sealed class ReaderPool(SqliteDatabase database, int maxReaders) : IAsyncDisposable
{
    private readonly SemaphoreSlim _places = new(maxReaders);
    private readonly ConcurrentStack<StoreSession> _idle = new();
    private volatile bool _isDisposed;

    /// <summary>Reads in one transaction: everything that is read is of one state.</summary>
    public async ValueTask<TResult> ReadAsync<TState, TResult>(TState state, Func<StoreSession, TState, TResult> read, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqliteEventStore));
        cancellationToken.ThrowIfCancellationRequested();
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqliteEventStore));
            return SynchronizationContext.Current is null
                ? Read(state, read)
                : await Task.Run(() => Read(state, read), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Waits for reads under way, then closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        for (var i = 0; i < maxReaders; i++) await _places.WaitAsync().ConfigureAwait(false);
        while (_idle.TryPop(out var session)) session.Dispose();
        // Whoever still waits for a place is told.
        _places.Release(maxReaders);
    }

    private TResult Read<TState, TResult>(TState state, Func<StoreSession, TState, TResult> read)
    {
        if (!_idle.TryPop(out var session)) session = database.Open();
        try
        {
            session.BeginRead();
            var result = read(session, state);
            session.Commit();
            _idle.Push(session);
            return result;
        }
        catch
        {
            // Not worth recovering: the next read opens another.
            session.Dispose();
            throw;
        }
    }
}
