using System.Globalization;

namespace DomainFx;

/// <summary>A snapshot could not be read. It is logged and the state is rebuilt from the events: a snapshot is never trusted over them.</summary>
public sealed class SnapshotException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    public SnapshotException(string problem, StreamId stream, long version, string path, Exception? innerException = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"{problem} At {path} of the snapshot of stream '{stream}' at version {version}. It is ignored; the state is rebuilt from the events."), innerException)
    {
        Stream = stream;
        Version = version;
        Path = path;
    }

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The snapshot's version.</summary>
    public long Version { get; }

    /// <summary>The JSON path of the value.</summary>
    public string Path { get; }
}
