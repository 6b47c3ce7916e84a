using DomainFx.Stores;

namespace DomainFx.Projections;

/// <summary>What a store knows of one version of a projection.</summary>
public sealed record ProjectionState
{
    /// <summary>Which one.</summary>
    public required ProjectionKey Key { get; init; }

    /// <summary>Where it stands among the versions.</summary>
    public required ProjectionStage Stage { get; init; }

    /// <summary>Whether it works.</summary>
    public required ProjectionStatus Status { get; init; }

    /// <summary>Where it stands among the events: the last one that was read, or a position up to which there was none for it.</summary>
    public required Checkpoint Checkpoint { get; init; }

    /// <summary>Who works on it; null for nobody.</summary>
    public string? Owner { get; init; }

    /// <summary>Why it stopped.</summary>
    public string? Error { get; init; }

    /// <summary>How many events are parked.</summary>
    public int Parked { get; init; }

    /// <summary>The columns of its table as they were when it was made; null for a projection without a table.</summary>
    public string? Shape { get; init; }
}
