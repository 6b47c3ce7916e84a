using System.Diagnostics;
using DomainFx.Postgres.Connections;

namespace DomainFx.Postgres.Notifications;

/// <summary>Tells other processes of appends. Outside the append's transaction, since a NOTIFY within would let commits wait for each other; and not more often than
/// an interval, since one says as much as many.</summary>
internal sealed class Notifier(PostgresDatabase database)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private long _last;
    private int _isUnderWay;

    /// <summary>Something was appended.</summary>
    public void Appended()
    {
        if (database.Options.Notifications && Interlocked.Exchange(ref _isUnderWay, 1) == 0) _ = NotifyAsync();
    }

    private async Task NotifyAsync()
    {
        try
        {
            var pause = Interval - Stopwatch.GetElapsedTime(_last);
            if (pause > TimeSpan.Zero) await Task.Delay(pause).ConfigureAwait(false);
            // What is appended from here on is told by the next.
            _last = Stopwatch.GetTimestamp();
            Volatile.Write(ref _isUnderWay, 0);
            await database.RunAsync(0, static (session, _, token) => session.Notify.RunAsync(token), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is EventStoreException or ObjectDisposedException)
        {
            // A lost signal costs a poll, never an event.
            Volatile.Write(ref _isUnderWay, 0);
        }
    }
}
