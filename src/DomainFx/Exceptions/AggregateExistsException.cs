using System.Globalization;

namespace DomainFx;

/// <summary>A creating command met an aggregate that exists already.</summary>
public sealed class AggregateExistsException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    public AggregateExistsException(StreamId stream, long version)
        : base(string.Create(CultureInfo.InvariantCulture, $"'{stream}' exists already, at version {version}. Use another id, or a command that does not create."))
    {
        Stream = stream;
        Version = version;
    }

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The stream's version.</summary>
    public long Version { get; }
}
