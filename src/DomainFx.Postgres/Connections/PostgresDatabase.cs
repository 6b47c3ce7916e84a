using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using DomainFx.Postgres.Health;
using DomainFx.Postgres.Names;
using DomainFx.Postgres.Schema;
using Npgsql;

namespace DomainFx.Postgres.Connections;

/// <summary>A database: where connections to it come from, and what is done when they fail. The first use checks or migrates the schema.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly SemaphoreSlim _starting = new(1);
    private readonly ConcurrentStack<StoreSession> _idle = new();
    private readonly SessionAtHand? _atHand;
    private volatile bool _isStarted;
    private bool _wasStarted;
    private volatile bool _isDisposed;

    public PostgresDatabase(PostgresStoreOptions options)
    {
        Options = options;
        Schema = PostgresSettings.QuotedSchema(options.Schema);
        _source = options.DataSource ?? PostgresSettings.CreateDataSource(options);
        // Of a pool that others use too, nothing is held that they may wait for.
        if (options.DataSource is null) _atHand = new SessionAtHand(session => _ = CloseAsync(session).AsTask());
    }

    public PostgresStoreOptions Options { get; }

    /// <summary>The schema's name as it stands in SQL.</summary>
    public string Schema { get; }

    public bool IsDisposed => _isDisposed;

    /// <summary>The names that are known of the server. Another, empty one after a connection was lost: the server may be another, one that lost commits
    /// and gives other names the same keys. The schema is checked anew then.</summary>
    public KnownNames Names { get; private set; } = new();

    /// <summary>The versions of read models that were seen live.</summary>
    public ConcurrentDictionary<string, int> LiveVersions { get; } = new(StringComparer.Ordinal);

    /// <summary>Checks or migrates the schema, unless that was done.</summary>
    /// <exception cref="EventStoreException">The database cannot be reached, or the schema cannot be worked with.</exception>
    public async Task StartAsync(CancellationToken cancellationToken) =>
        await RunAsync(0, static (_, _, _) => ValueTask.FromResult(true), cancellationToken).ConfigureAwait(false);

    /// <summary>Works on a connection. Transient faults are repeated: whatever is done here can be done twice.</summary>
    /// <exception cref="EventStoreException">The database failed, and went on failing where that might have passed.</exception>
    public ValueTask<TResult> RunAsync<TState, TResult>(TState state, Func<StoreSession, TState, CancellationToken, ValueTask<TResult>> work, CancellationToken cancellationToken) =>
        RunAsync(state, work, Stopwatch.GetTimestamp(), outage: null, cancellationToken);

    /// <summary>Works on a connection for somebody who waits since a time, by <see cref="Stopwatch.GetTimestamp"/>: nothing is repeated for longer
    /// than <see cref="PostgresStoreOptions.RetryTimeout"/> after it. It is told whether the server is away.</summary>
    /// <exception cref="EventStoreException">The database failed, and went on failing where that might have passed.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TResult> RunAsync<TState, TResult>(
        TState state, Func<StoreSession, TState, CancellationToken, ValueTask<TResult>> work, long since, ServerOutage? outage, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(PostgresEventStore));
            var isOpen = false;
            try
            {
                var session = await OpenAsync(cancellationToken).ConfigureAwait(false);
                isOpen = true;
                outage?.Opened();
                var isDone = false;
                try
                {
                    var result = await work(session, state, cancellationToken).ConfigureAwait(false);
                    isDone = true;
                    outage?.Answered();
                    return result;
                }
                finally
                {
                    if (!isDone || _atHand is null || !_atHand.TryKeep(session)) await CloseAsync(session).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (PostgresFailure.Is(exception))
            {
                if (PostgresFailure.IsLostConnection(exception)) ForgetServer();
                if (!PostgresFailure.IsWorthRepeating(exception) || Stopwatch.GetElapsedTime(since) > Options.RetryTimeout)
                {
                    var failure = PostgresFailure.Create(Schema, exception);
                    outage?.Failed(failure, isOpen);
                    throw failure;
                }

                PostgresTelemetry.Repeated(exception);
            }

            await RetryDelay.WaitAsync(attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes a command whose parameters are $1, $2 and so on.</summary>
    public NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)Math.Ceiling(Options.CommandTimeout.TotalSeconds) };
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>Closes the connections, unless they are the user's.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _atHand?.Dispose();
        while (_idle.TryPop(out var session)) await session.DisposeAsync().ConfigureAwait(false);
        if (Options.DataSource is null) await _source.DisposeAsync().ConfigureAwait(false);
        _starting.Dispose();
    }

    /// <summary>A session with an open connection, to be given to <see cref="CloseAsync(StoreSession)"/>. Nothing is repeated here: exceptions are the driver's.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<StoreSession> OpenAsync(CancellationToken cancellationToken)
    {
        var session = _atHand?.BeginOpen();
        try
        {
            if (session is null)
            {
                if (!_idle.TryPop(out session)) session = new StoreSession(this, _source.CreateConnection());
                await session.OpenAsync(cancellationToken).ConfigureAwait(false);
            }

            if (!_isStarted) await StartAsync(session.Connection, cancellationToken).ConfigureAwait(false);
            session.Names = Names;
            return session;
        }
        catch
        {
            if (session is not null) await CloseAsync(session).ConfigureAwait(false);
            throw;
        }
        finally
        {
            _atHand?.EndOpen();
        }
    }

    /// <summary>Gives a session's connection back, and keeps the session for reuse.</summary>
    public ValueTask CloseAsync(StoreSession session)
    {
        var closing = session.CloseAsync();
        if (!closing.IsCompletedSuccessfully || _isDisposed) return CloseAsync(session, closing);
        _idle.Push(session);
        return ValueTask.CompletedTask;
    }

    private async ValueTask CloseAsync(StoreSession session, Task closing)
    {
        await closing.ConfigureAwait(false);
        if (_isDisposed) await session.DisposeAsync().ConfigureAwait(false);
        else _idle.Push(session);
    }

    // Another may answer next, or the same one with less than it had.
    private void ForgetServer()
    {
        Names = new KnownNames();
        _isStarted = false;
        _atHand?.GiveBack();
    }

    private async Task StartAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isStarted) return;
            if (!await IsCurrentAsync(connection, cancellationToken).ConfigureAwait(false))
            {
                // A store that was there and is gone is nothing to be made anew in silence.
                await SchemaMigration.RunAsync(connection, Schema, Options.MigrateOnStart && !_wasStarted, cancellationToken).ConfigureAwait(false);
                if (!await IsCurrentAsync(connection, cancellationToken).ConfigureAwait(false))
                    throw new EventStoreException($"Store {Schema} is damaged: its schema has the right version, but tables are missing. Restore a backup.");
            }

            _isStarted = _wasStarted = true;
        }
        finally
        {
            _starting.Release();
        }
    }

    private Task<bool> IsCurrentAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        SchemaMigration.IsCurrentAsync(connection, Schema, Names, Options.AllowAsynchronousCommit, cancellationToken);
}
