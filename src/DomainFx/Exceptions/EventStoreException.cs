namespace DomainFx;

/// <summary>The store itself failed: it is locked, read-only, full, damaged, or out of reach. Nothing was half written.</summary>
public class EventStoreException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="isTransient">Whether the same call may succeed later.</param>
    /// <param name="innerException">The cause.</param>
    public EventStoreException(string message, bool isTransient = false, Exception? innerException = null)
        : base(message, innerException) => IsTransient = isTransient;

    /// <summary>Whether the same call may succeed later.</summary>
    public bool IsTransient { get; }

    /// <summary>Whether the store is well, and refuses what it was given: a value, or what violates a constraint or is larger than may be.</summary>
    public bool IsRefusal { get; init; }
}
