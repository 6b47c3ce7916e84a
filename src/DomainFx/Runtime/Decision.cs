namespace DomainFx.Runtime;

/// <summary>One attempt at deciding a command: what it raised, encoded at once, so that nothing that happens to an event later can change what is stored.</summary>
/// <remarks>Never pooled, unlike its buffers: whoever raises late finds this decision closed, not somebody else's open.</remarks>
internal sealed class Decision(string commandName, CommandContext context)
{
    private const int Open = 0;
    private const int Recording = 1;
    private const int Closed = 2;

    private int _phase;
    private bool _torn;

    public string CommandName => commandName;

    public CommandContext Context => context;

    public RaisedEvents Raised { get; } = RaisedEvents.Rent();

    /// <summary>Whether the command awaited something: work that it left behind may still hold the aggregate.</summary>
    public bool WasSuspended { get; set; }

    /// <summary>Records an event; false if the decision is closed.</summary>
    /// <exception cref="EventSerializationException">The event cannot be written.</exception>
    /// <exception cref="InvalidOperationException">Another event is being raised at the same time.</exception>
    public bool TryRecord<TEvent>(EventContract<TEvent> contract, TEvent @event, long version)
        where TEvent : notnull
    {
        switch (Interlocked.CompareExchange(ref _phase, Recording, Open))
        {
            case Closed:
                return false;
            case Recording:
                _torn = true;
                throw Torn();
        }

        try
        {
            Raised.Add(contract, @event, context.Stream, version);
        }
        finally
        {
            Interlocked.CompareExchange(ref _phase, Open, Recording);
        }

        return true;
    }

    /// <summary>Ends the decision; nothing can be raised any more.</summary>
    /// <exception cref="InvalidOperationException">Events were raised on several threads at once.</exception>
    public void Close()
    {
        if (Interlocked.Exchange(ref _phase, Closed) == Recording || _torn) throw Torn();
    }

    private InvalidOperationException Torn() => new(
        $"Command '{commandName}' on '{context.Stream}' raised events on several threads at once, so their order is undefined and nothing is stored. Await one piece of work before the next raises.");
}
