using DomainFx.Stores;

namespace DomainFx.Sqlite.Reading;

/// <summary>Looks for the appends of other processes, while somebody waits for events.</summary>
internal sealed class HeadPoller(HeadSignal signal, Func<ValueTask<long>> readHead, TimeSpan interval)
{
    private int _isPolling;

    /// <summary>Starts polling, unless it is going on.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref _isPolling, 1) == 0) _ = PollAsync();
    }

    private async Task PollAsync()
    {
        do
        {
            await Task.Delay(interval).ConfigureAwait(false);
            try
            {
                signal.Advance(await readHead().ConfigureAwait(false));
            }
            catch (Exception exception) when (exception is EventStoreException or ObjectDisposedException)
            {
                // Whoever waits reads next, and learns from that what is wrong.
                signal.Wake();
            }
        }
        while (signal.HasWaiters);

        Volatile.Write(ref _isPolling, 0);
        if (signal.HasWaiters) Start();
    }
}
