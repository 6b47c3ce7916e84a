using DomainFx.Stores;

namespace DomainFx.Postgres.Reading;

/// <summary>Looks for appends while somebody waits for events: soon after there were some, and when it is woken; more and more seldom otherwise.</summary>
internal sealed class HeadPoller(HeadSignal signal, Func<ValueTask<long>> readHead, TimeSpan interval, TimeSpan maxInterval)
{
    private TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isPolling;

    /// <summary>Starts polling, unless it is going on.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref _isPolling, 1) == 0) _ = PollAsync();
    }

    /// <summary>Looks at once, if somebody waits.</summary>
    public void Wake()
    {
        if (signal.HasWaiters) Volatile.Read(ref _wake).TrySetResult();
    }

    private async Task PollAsync()
    {
        var (pause, known) = (interval, 0L);
        do
        {
            var isWoken = await WaitAsync(pause).ConfigureAwait(false);
            var head = await LookAsync().ConfigureAwait(false);
            pause = isWoken || head > known ? interval : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, maxInterval.Ticks));
            known = Math.Max(known, head);
        }
        while (signal.HasWaiters);

        Volatile.Write(ref _isPolling, 0);
        if (signal.HasWaiters) Start();
    }

    private async ValueTask<bool> WaitAsync(TimeSpan pause)
    {
        var wake = _wake;
        await Task.WhenAny(wake.Task, Task.Delay(pause)).ConfigureAwait(false);
        if (!wake.Task.IsCompleted) return false;
        Volatile.Write(ref _wake, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return true;
    }

    private async ValueTask<long> LookAsync()
    {
        try
        {
            var head = await readHead().ConfigureAwait(false);
            signal.Advance(head, mayGoBack: true);
            return head;
        }
        catch (Exception exception) when (exception is EventStoreException or ObjectDisposedException)
        {
            // Whoever waits reads next, and learns from that what is wrong.
            signal.Wake();
            return 0;
        }
    }
}
