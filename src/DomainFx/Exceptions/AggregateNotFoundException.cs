namespace DomainFx;

/// <summary>A command or a load asked for an aggregate that does not exist.</summary>
public sealed class AggregateNotFoundException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    public AggregateNotFoundException(StreamId stream)
        : base($"There is no '{stream}'. Check the id, or create it first with a command marked [Command(Creates = true)].") => Stream = stream;

    /// <summary>The stream that is missing.</summary>
    public StreamId Stream { get; }
}
