namespace DomainFx.Runtime;

/// <summary>One attempt at deciding a command: what it raised, encoded at once, so that nothing that happens to an event later can change what is stored.</summary>
/// <remarks>Never pooled, unlike its buffers: whoever raises late finds this decision closed, not somebody else's open.</remarks>
internal sealed class Decision(string commandName, CommandContext context)
{
    private const int Open = 0;
    private const int Raising = 1;
    private const int Closed = 2;

    private int _phase;
    private bool _torn;
    private EventContract? _raising;

    public string CommandName => commandName;

    public CommandContext Context => context;

    public RaisedEvents Raised { get; } = RaisedEvents.Rent();

    /// <summary>Whether the command awaited something: work that it left behind may still hold the aggregate.</summary>
    public bool WasSuspended { get; set; }

    /// <summary>Records an event, which is being raised until <see cref="Applied"/>; false if the decision is closed.</summary>
    /// <exception cref="EventSerializationException">The event cannot be written.</exception>
    /// <exception cref="InvalidOperationException">Another event is still being raised.</exception>
    public bool TryRecord<TEvent>(EventContract<TEvent> contract, TEvent @event, long version)
        where TEvent : notnull
    {
        switch (Interlocked.CompareExchange(ref _phase, Raising, Open))
        {
            case Closed:
                return false;
            case Raising:
                _torn = true;
                throw Torn();
        }

        _raising = contract;
        try
        {
            Raised.Add(contract, @event, context.Stream, version);
        }
        catch
        {
            Applied();
            throw;
        }

        return true;
    }

    /// <summary>The event that was recorded last is in the state. One that never gets here could be stored, but not replayed.</summary>
    public void Applied() => Interlocked.CompareExchange(ref _phase, Open, Raising);

    /// <summary>Ends the decision; nothing can be raised any more.</summary>
    /// <exception cref="InvalidOperationException">An event was not applied, or events were raised on several threads at once.</exception>
    public void Close()
    {
        var phase = Interlocked.Exchange(ref _phase, Closed);
        if (_torn) throw Torn();
        if (phase == Raising) throw NotApplied();
    }

    /// <summary>Ends a decision that came to nothing; how it stands does not matter any more.</summary>
    public void Abandon() => Volatile.Write(ref _phase, Closed);

    private InvalidOperationException Torn() => new(
        $"Command '{commandName}' on '{context.Stream}' raised an event while another was still being raised: on several threads at once, in an [Event] method, or after one that threw. Nothing is stored. Raise in the command alone, and await one piece of work before the next raises.");

    // Not the last of what was recorded: another thread may be at encoding this one still.
    private InvalidOperationException NotApplied() => new(
        $"Command '{commandName}' on '{context.Stream}' raised '{_raising?.Type}' and ended although its [Event] method did not: it threw and the command went on, or another thread is at it. The event could not be replayed, so nothing is stored. Make the [Event] method accept what is raised, and await what raises.");
}
