namespace DomainFx.Stores;

/// <summary>Events to append to one stream.</summary>
public sealed class StreamAppend
{
    /// <summary>The stream.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>What is expected of the stream.</summary>
    public required ExpectedVersion Expected { get; init; }

    /// <summary>The events, in order; none only checks the expectation.</summary>
    public required ReadOnlyMemory<EventData> Events { get; init; }

    /// <summary>The command to remember, so that a repetition is answered as the first was. Without one, a repetition is recognised by its event ids:
    /// at the expected version where that is exact; otherwise the id of the first event is remembered as the command.</summary>
    public CommandKey? Command { get; init; }
}
