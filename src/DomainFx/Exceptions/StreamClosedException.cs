using DomainFx.Stores;

namespace DomainFx;

/// <summary>A stream is archived or deleted, and refuses what was asked.</summary>
public sealed class StreamClosedException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    public StreamClosedException(StreamId stream, StreamState state)
        : base($"Stream '{stream}' is {(state is StreamState.Deleted ? "deleted; its name cannot be used again" : "archived; it can be read, but takes no more events")}.")
    {
        Stream = stream;
        State = state;
    }

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>What became of it.</summary>
    public StreamState State { get; }
}
