namespace DomainFx.Commands;

/// <summary>The right to work on one stream within this process. Whoever has it has the kept aggregate too, and nobody else does.</summary>
internal sealed class StreamSeat<TAggregate>
    where TAggregate : class
{
    private TAggregate? _kept;

    public StreamSeat(string stream)
    {
        Stream = stream;
        Rest = new LinkedListNode<StreamSeat<TAggregate>>(this);
    }

    public string Stream { get; }

    public bool HasKept => _kept is not null;

    /// <summary>The place among the seats at rest; in no list while the seat is taken.</summary>
    public LinkedListNode<StreamSeat<TAggregate>> Rest { get; }

    /// <summary>Who waits for the seat, first come first served; made when somebody does.</summary>
    public LinkedList<SeatWaiter<TAggregate>>? Line { get; set; }

    /// <summary>Takes the aggregate that the last command left; null if it left none. What is not kept again is dropped.</summary>
    public TAggregate? TakeKept()
    {
        var kept = _kept;
        _kept = null;
        return kept;
    }

    /// <summary>Leaves the aggregate, in the state that the store has, to the next command.</summary>
    public void Keep(TAggregate aggregate) => _kept = aggregate;
}
