namespace DomainFx.Stores;

/// <summary>Wakes those who wait for events of a store. A store advances it after each commit.</summary>
public sealed class HeadSignal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _next;
    private long _head;
    private bool _closed;

    /// <summary>Whether somebody is waiting.</summary>
    public bool HasWaiters
    {
        get
        {
            lock (_lock) return _next is not null;
        }
    }

    /// <summary>Whether the store is disposed.</summary>
    public bool IsClosed => Volatile.Read(ref _closed);

    /// <summary>Says that events up to a position are visible, and wakes those who wait for them.</summary>
    public void Advance(long head)
    {
        TaskCompletionSource? woken = null;
        lock (_lock)
        {
            if (head <= _head) return;
            _head = head;
            (woken, _next) = (_next, null);
        }

        woken?.SetResult();
    }

    /// <summary>Completes at once if an event after the position is known, otherwise on the next advance.</summary>
    /// <exception cref="ObjectDisposedException">The store is disposed, or is while one waits.</exception>
    public Task WaitAsync(long afterPosition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(IEventStore));
            if (_head > afterPosition) return Task.CompletedTask;
            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _next.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Fails those who wait, now and later: the store is disposed.</summary>
    public void Close()
    {
        TaskCompletionSource? failed;
        lock (_lock)
        {
            _closed = true;
            (failed, _next) = (_next, null);
        }

        failed?.SetException(new ObjectDisposedException(nameof(IEventStore), "The event store was disposed while this waited for events."));
    }
}
