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

    /// <summary>Its partitions, in the order of their numbers, which are 0 and up.</summary>
    public required IReadOnlyList<PartitionState> Partitions { get; init; }

    /// <summary>Why it stopped.</summary>
    public string? Error { get; init; }

    /// <summary>How many events are parked.</summary>
    public int Parked { get; init; }

    /// <summary>The columns of its table as they were when it was made; null for a projection without a table.</summary>
    public string? Shape { get; init; }

    /// <summary>Whether it was made known as one whose rows commit with appends.</summary>
    public bool IsInline { get; init; }

    /// <summary>Whether appends write its rows, and no worker: an inline read model that is live, unless <see cref="IProjectionStore.FollowAsync"/> was called.</summary>
    public bool IsWithAppends { get; init; }

    /// <summary>The how manieth time it is that appends write its rows. What was read in an earlier one may be old.</summary>
    public long Term { get; init; }

    /// <summary>Where its partitions are to meet, to be divided anew; null unless that was asked for.</summary>
    public ProjectionDrain? Drain { get; init; }

    /// <summary>The position up to which every partition has done its work.</summary>
    public long Position => Partitions.Min(partition => partition.Checkpoint.Position);
}
