namespace DomainFx;

/// <summary>What became of a command.</summary>
public enum CommandStatus
{
    /// <summary>It was accepted; its events are stored.</summary>
    Accepted,

    /// <summary>The domain refused it.</summary>
    Rejected,

    /// <summary>The stream was not as the caller expected, or kept changing over all attempts.</summary>
    Conflict,

    /// <summary>The aggregate does not exist.</summary>
    NotFound,

    /// <summary>The command creates, and the aggregate exists.</summary>
    AlreadyExists,
}
