namespace DomainFx.Stores;

/// <summary>Wakes those who wait for events of a store. A store advances it after each commit.</summary>
public sealed class HeadSignal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _next;
    private long _head;
    private int _waiters;
    private bool _isClosed;

    /// <summary>Whether somebody is waiting.</summary>
    public bool HasWaiters => Volatile.Read(ref _waiters) > 0;

    /// <summary>Whether the store is disposed.</summary>
    public bool IsClosed => Volatile.Read(ref _isClosed);

    /// <summary>Says that events up to a position are visible, and wakes those who wait for them.</summary>
    /// <param name="head">The position.</param>
    /// <param name="mayGoBack">Whether a lower position than before counts too: for a store whose server can lose what it had, and that is asked again and again.</param>
    public void Advance(long head, bool mayGoBack = false)
    {
        lock (_lock)
        {
            if (mayGoBack ? head == _head : head <= _head) return;
            _head = head;
        }

        Wake();
    }

    /// <summary>Wakes those who wait, without an event: they look for themselves.</summary>
    public void Wake()
    {
        TaskCompletionSource? woken;
        lock (_lock) (woken, _next) = (_next, null);
        woken?.TrySetResult();
    }

    /// <summary>Completes at once if an event after the position is known, otherwise on the next advance.</summary>
    /// <exception cref="ObjectDisposedException">The store is disposed, or is while one waits.</exception>
    public async Task WaitAsync(long afterPosition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task next;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(IEventStore));
            if (_head > afterPosition) return;
            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            next = _next.Task;
            Interlocked.Increment(ref _waiters);
        }

        try
        {
            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _waiters);
        }

        ObjectDisposedException.ThrowIf(IsClosed, typeof(IEventStore));
    }

    /// <summary>Fails those who wait, now and later: the store is disposed.</summary>
    public void Close()
    {
        Volatile.Write(ref _isClosed, true);
        Wake();
    }
}
