using System.Globalization;

namespace DomainFx;

/// <summary>A stored event has a type, or a schema version, that this program does not know.</summary>
public sealed class UnknownEventTypeException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="version">The stream's version with the event.</param>
    /// <param name="position">The global position.</param>
    /// <param name="type">The event type.</param>
    /// <param name="newestKnown">The newest schema version that this program knows; 0 if it does not know the name.</param>
    public UnknownEventTypeException(StreamId stream, long version, long position, EventType type, int newestKnown)
        : base(Describe(stream, version, position, type, newestKnown))
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

    private static string Describe(StreamId stream, long version, long position, EventType type, int newestKnown)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"Stream '{stream}', version {version}, position {position}: ");
        return newestKnown == 0
            ? $"{place}event type '{type}' is unknown here. Add an [Event] method and a contract with [EventType(\"{type.Name}\")], or its FormerNames, and run the program again."
            : string.Create(CultureInfo.InvariantCulture, $"{place}event type '{type}' has a schema version this program cannot read (it knows '{type.Name}' up to {newestKnown}). If a newer version of the program wrote it, deploy that version here; if it is older, add an [Upcast].");
    }
}
