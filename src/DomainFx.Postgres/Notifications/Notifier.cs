using DomainFx.Postgres.Connections;

namespace DomainFx.Postgres.Notifications;

/// <summary>Tells other processes of appends. Outside the append's transaction, since a NOTIFY within would let commits wait for each other; never on the way of an append;
/// and not more often than an interval, since one says as much as many.</summary>
internal sealed class Notifier(PostgresDatabase database)
{
    /// <summary>How soon after one the next is sent.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>How soon to look again where nobody listened.</summary>
    private static readonly TimeSpan IdleInterval = TimeSpan.FromMilliseconds(100);

    private const int Idle = 0;
    private const int Telling = 1;
    private const int ToldTooSoon = 2;

    private int _state;

    /// <summary>Something was appended.</summary>
    public void Appended()
    {
        if (!database.Options.Notifications || Volatile.Read(ref _state) == ToldTooSoon) return;
        if (Interlocked.CompareExchange(ref _state, ToldTooSoon, Telling) == Idle && Interlocked.CompareExchange(ref _state, Telling, Idle) == Idle)
            ThreadPool.UnsafeQueueUserWorkItem(static notifier => _ = notifier.TellAsync(), this, preferLocal: false);
    }

    private async Task TellAsync()
    {
        do
        {
            // What is appended from here on is told by the next.
            Volatile.Write(ref _state, Telling);
            await Task.Delay(await TryNotifyAsync().ConfigureAwait(false) ? Interval : IdleInterval).ConfigureAwait(false);
        }
        while (Interlocked.CompareExchange(ref _state, Idle, Telling) != Telling);
    }

    private async ValueTask<bool> TryNotifyAsync()
    {
        if (database.IsDisposed) return false;
        try
        {
            return await database.RunAsync(0, static (session, _, token) => session.Notify.RunAsync(token), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is EventStoreException or ObjectDisposedException)
        {
            // A lost signal costs a poll, never an event.
            return false;
        }
    }
}
