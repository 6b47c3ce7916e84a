using System.Globalization;

namespace DomainFx;

/// <summary>An <c>[Event]</c> method threw while a stored event was applied. Nothing was changed in the store.</summary>
public sealed class EventReplayException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="version">The stream's version with the event.</param>
    /// <param name="position">The global position.</param>
    /// <param name="type">The event type.</param>
    /// <param name="innerException">What the method threw.</param>
    public EventReplayException(StreamId stream, long version, long position, EventType type, Exception innerException)
        : base(Describe(stream, version, position, type, innerException), innerException)
    {
        Stream = stream;
        Version = version;
        Position = position;
        Type = type;
    }

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The stream's version with the event.</summary>
    public long Version { get; }

    /// <summary>The global position.</summary>
    public long Position { get; }

    /// <summary>The event type.</summary>
    public EventType Type { get; }

    private static string Describe(StreamId stream, long version, long position, EventType type, Exception? cause) => string.Create(
        CultureInfo.InvariantCulture,
        $"Stream '{stream}', version {version}, position {position}: the [Event] method for '{type}' threw {cause?.GetType().Name}: {cause?.Message} An event is a fact and cannot fail: make the method accept what is stored.");
}
