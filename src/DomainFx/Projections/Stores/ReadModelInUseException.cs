namespace DomainFx.Projections;

/// <summary>Something that users built on a read model's stable name keeps it from showing another version. Nothing changed; the message names it, and says what to do.</summary>
/// <param name="message">What is built on it.</param>
/// <param name="innerException">What the database said.</param>
public sealed class ReadModelInUseException(string message, Exception? innerException = null) : EventStoreException(message, isTransient: false, innerException);
