namespace DomainFx;

/// <summary>A command id that was used before came with another command or other data.</summary>
public sealed class CommandIdReusedException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    public CommandIdReusedException(StreamId stream, Guid commandId)
        : base($"Command id {commandId} was used before on '{stream}' for another command or other data. Give each command an id of its own; repeat an id only with the same command.")
    {
        Stream = stream;
        CommandId = commandId;
    }

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The command's id.</summary>
    public Guid CommandId { get; }
}
