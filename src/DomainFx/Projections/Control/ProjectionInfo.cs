using DomainFx.Projections;

namespace DomainFx;

/// <summary>Where one version of a projection stands.</summary>
public sealed record ProjectionInfo
{
    /// <summary>Which one.</summary>
    public required ProjectionKey Key { get; init; }

    /// <summary>Where it stands among the versions.</summary>
    public required ProjectionStage Stage { get; init; }

    /// <summary>Whether it works.</summary>
    public required ProjectionStatus Status { get; init; }

    /// <summary>Why it stopped.</summary>
    public string? Error { get; init; }

    /// <summary>How many events are parked.</summary>
    public required int Parked { get; init; }

    /// <summary>The position up to which every event of the store is visible.</summary>
    public required long Head { get; init; }

    /// <summary>Its partitions, in the order of their numbers.</summary>
    public required IReadOnlyList<PartitionInfo> Partitions { get; init; }

    /// <summary>The position up to which every partition has done its work.</summary>
    public long Position => Partitions.Min(partition => partition.Position);

    /// <summary>The lag of the partition that is furthest behind, in events: see <see cref="PartitionInfo.Lag"/>.</summary>
    public long Lag => Partitions.Max(partition => partition.Lag);

    /// <summary>How long the oldest event that is not handled has waited.</summary>
    public TimeSpan LagTime => Partitions.Max(partition => partition.LagTime);

    /// <summary>When it will have caught up; null if it does not get on, or that is not known yet.</summary>
    public TimeSpan? TimeLeft => Partitions.Any(partition => partition.TimeLeft is null) ? null : Partitions.Max(partition => partition.TimeLeft);
}
