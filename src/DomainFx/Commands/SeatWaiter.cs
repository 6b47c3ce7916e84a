namespace DomainFx.Commands;

/// <summary>One caller in line for a stream. Whoever takes the place out of the line, under the seats' lock, decides how the wait ends.</summary>
internal sealed class SeatWaiter<TAggregate> : TaskCompletionSource<StreamSeat<TAggregate>>
    where TAggregate : class
{
    private readonly Lock _lock;
    private readonly LinkedListNode<SeatWaiter<TAggregate>> _place;

    public SeatWaiter(Lock @lock, LinkedList<SeatWaiter<TAggregate>> line)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        _lock = @lock;
        _place = line.AddLast(this);
    }

    public async ValueTask<StreamSeat<TAggregate>> WaitAsync(CancellationToken cancellationToken)
    {
        var registration = cancellationToken.UnsafeRegister(static (waiter, token) => ((SeatWaiter<TAggregate>)waiter!).Leave(token), this);
        await using (registration.ConfigureAwait(false))
        {
            return await Task.ConfigureAwait(false);
        }
    }

    private void Leave(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_place.List is not { } line) return;
            line.Remove(_place);
        }

        TrySetCanceled(cancellationToken);
    }
}
