using System.Runtime.InteropServices;

namespace DomainFx.Commands;

/// <summary>Lets one command at a time work on each stream, first come first served, and keeps the aggregates of the streams used last.</summary>
/// <param name="keptAggregates">How many aggregates are kept; 0 for none.</param>
internal sealed class StreamSeats<TAggregate>(int keptAggregates)
    where TAggregate : class
{
    private readonly Lock _lock = new();

    // A stream has a seat while somebody has it, or while it is at rest with an aggregate.
    private readonly Dictionary<string, StreamSeat<TAggregate>> _seats = new(StringComparer.Ordinal);
    private readonly LinkedList<StreamSeat<TAggregate>> _resting = [];

    /// <summary>The number of streams that have a seat.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _seats.Count;
        }
    }

    /// <summary>Completes when the stream is the caller's, who must <see cref="Leave"/> it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting; the stream is not the caller's.</exception>
    public ValueTask<StreamSeat<TAggregate>> EnterAsync(string stream, CancellationToken cancellationToken)
    {
        SeatWaiter<TAggregate> waiter;
        lock (_lock)
        {
            ref var seat = ref CollectionsMarshal.GetValueRefOrAddDefault(_seats, stream, out var isThere);
            if (!isThere) return new(seat = new StreamSeat<TAggregate>(stream));
            if (seat!.Rest.List is not null)
            {
                _resting.Remove(seat.Rest);
                return new(seat);
            }

            waiter = new SeatWaiter<TAggregate>(_lock, seat.Line ??= []);
        }

        return waiter.WaitAsync(cancellationToken);
    }

    /// <summary>Gives the stream to the next in line.</summary>
    public void Leave(StreamSeat<TAggregate> seat)
    {
        SeatWaiter<TAggregate>? next = null;
        lock (_lock)
        {
            if (seat.Line?.First is { } first)
            {
                seat.Line.Remove(first);
                next = first.Value;
            }
            else if (seat.HasKept)
            {
                _resting.AddFirst(seat.Rest);
                if (_resting.Count > keptAggregates) Drop(_resting.Last!.Value);
            }
            else
            {
                _seats.Remove(seat.Stream);
            }
        }

        next?.SetResult(seat);
    }

    private void Drop(StreamSeat<TAggregate> seat)
    {
        _resting.Remove(seat.Rest);
        _seats.Remove(seat.Stream);
    }
}
