namespace DomainFx;

/// <summary>What a caller may say about one command.</summary>
public sealed record CommandOptions
{
    /// <summary>The stream version that the caller saw; another one is a conflict, and is not retried. Null to take what is there.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Makes a repetition of the command recognisable: it is answered as the first was, with the events that were stored then.
    /// What stored nothing (a rejection, a command that raised no event) is not remembered, and is decided again.</summary>
    public Guid? CommandId { get; init; }

    /// <summary>The business operation; by default the current activity's baggage item <c>correlation-id</c>, or its root id, or the command's id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>What caused the command; by default the events' causation is the command itself.</summary>
    public string? CausationId { get; init; }

    /// <summary>Who sends it.</summary>
    public string? UserId { get; init; }

    /// <summary>The tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>The read models and projections, by their classes, that are to have handled the command's events before the call returns: one reads then what one
    /// wrote. If one does not get there, the call throws a <see cref="ProjectionWaitException"/> that has the result: the command was accepted all the same.</summary>
    public IReadOnlyList<Type>? WaitFor { get; init; }

    /// <summary>How long to wait for them at most.</summary>
    public TimeSpan WaitTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Free headers, stored with the events.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }
}
