namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>What the rules want to know of a method.</summary>
internal enum FactKind
{
    /// <summary>Something is changed: <see cref="Fact.Origins"/> says whose.</summary>
    Write,

    /// <summary>Objects are stored in others: <see cref="Fact.Stored"/> in <see cref="Fact.Origins"/>.</summary>
    Store,

    /// <summary>An event is made that keeps mutable objects: <see cref="Fact.Stored"/>.</summary>
    KeptByEvent,

    /// <summary>An <c>[Event]</c> method is called.</summary>
    EventCall,

    /// <summary>A clock or a random source is asked.</summary>
    ClockOrRandom,

    /// <summary>Something else is asked that the event does not determine: the environment, a file, a socket.</summary>
    Outside,

    /// <summary>An exception leaves the method.</summary>
    Throw,

    /// <summary>A command is rejected.</summary>
    Reject,

    /// <summary>An event is raised.</summary>
    Raise,

    /// <summary>Something is awaited, or waited for.</summary>
    Await,
}
