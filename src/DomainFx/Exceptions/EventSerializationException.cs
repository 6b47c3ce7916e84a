using System.Globalization;

namespace DomainFx;

/// <summary>An event, a snapshot or a command could not be written or read. Nothing was lost, skipped or half written.</summary>
public sealed class EventSerializationException : DomainFxException
{
    /// <summary>Makes the exception for a stored event.</summary>
    /// <param name="problem">What is wrong, and what to do.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="version">The stream's version with the event.</param>
    /// <param name="position">The global position; 0 before the append.</param>
    /// <param name="type">The event type.</param>
    /// <param name="path">The JSON path of the value, for example <c>$.items[2].price</c>.</param>
    /// <param name="innerException">The cause.</param>
    public EventSerializationException(
        string problem, StreamId stream, long version, long position, EventType type, string path, Exception? innerException = null)
        : base(Describe(problem, stream, version, position, type, path), innerException)
    {
        Problem = problem;
        Stream = stream;
        Version = version;
        Position = position;
        Type = type;
        Path = path;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The stream's version with the event.</summary>
    public long Version { get; }

    /// <summary>The global position; 0 before the append.</summary>
    public long Position { get; }

    /// <summary>The event type.</summary>
    public EventType Type { get; }

    /// <summary>The JSON path of the value.</summary>
    public string Path { get; }

    // Codecs serve events, snapshots and messages alike: what to do about an event that is stored already is known only here.
    private static string Describe(string problem, StreamId stream, long version, long position, EventType type, string path)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{problem} At {path} of event '{type}' in stream '{stream}', version {version}, position {position}.");
        return position == 0 ? place : place + " If its contract changed since it was stored, upcast the old form; if it is damaged, restore it from a backup.";
    }
}
