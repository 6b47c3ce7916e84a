using DomainFx.Postgres.Connections;
using Npgsql;

namespace DomainFx.Postgres.Notifications;

/// <summary>Hears of the appends of other processes, on one connection of its own for all who wait. What it misses is found by polling.</summary>
internal sealed class Listener(PostgresStoreOptions options, Action heard) : IAsyncDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Lock _lock = new();
    private Task? _listening;

    /// <summary>Starts listening, unless it goes on or the options do without.</summary>
    public void Start()
    {
        if (_listening is not null || !options.Notifications || ConnectionString() is not { } connectionString) return;
        lock (_lock)
        {
            if (!_stopped.IsCancellationRequested) _listening ??= Task.Run(() => ListenAsync(connectionString));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task? listening;
        lock (_lock)
        {
            if (_stopped.IsCancellationRequested) return;
            _stopped.Cancel();
            listening = _listening;
        }

        // What ended it is nobody's matter any more.
        if (listening is not null) await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopped.Dispose();
    }

    // A data source does not give away its password, and its pool may have no place to spare.
    private string? ConnectionString() => options.ListenConnectionString ?? options.ConnectionString;

    private async Task ListenAsync(string connectionString)
    {
        while (!_stopped.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(connectionString).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception) when (PostgresFailure.Is(exception))
            {
                await Task.Delay(RetryAfter, _stopped.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenOnceAsync(string connectionString)
    {
        var source = PostgresSettings.CreateListenSource(connectionString);
        await using (source.ConfigureAwait(false))
        {
            var connection = await source.OpenConnectionAsync(_stopped.Token).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                connection.Notification += (_, _) => heard();
                var schema = PostgresSettings.QuotedSchema(options.Schema);
                using var find = new NpgsqlCommand($"SELECT '{schema}.positions'::regclass::oid::bigint", connection);
                var number = (long)(await find.ExecuteScalarAsync(_stopped.Token).ConfigureAwait(false))!;
                // The lock last: who finds it held has somebody to tell.
                using var listen = new NpgsqlCommand($"LISTEN {Channel.Prefix}{number}; SELECT pg_advisory_lock_shared({Channel.ListenersLock(schema)}, 0)", connection);
                await listen.ExecuteNonQueryAsync(_stopped.Token).ConfigureAwait(false);
                // What was appended before counts as heard now.
                heard();
                while (true) await connection.WaitAsync(_stopped.Token).ConfigureAwait(false);
            }
        }
    }
}
