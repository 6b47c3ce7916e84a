using DomainFx.Stores;

namespace DomainFx.Projections;

/// <summary>What a projection has done with a batch: all of it is stored, or none.</summary>
public sealed record ProjectionCommit
{
    /// <summary>The right to store it.</summary>
    public required ProjectionLease Lease { get; init; }

    /// <summary>Where the projection stood: another place means that somebody else moved it.</summary>
    public required long From { get; init; }

    /// <summary>Where it stands now.</summary>
    public required Checkpoint To { get; init; }

    /// <summary>The rows of a read model.</summary>
    public ReadModelChanges? Changes { get; init; }

    /// <summary>An event that failed, and its error; it is parked with those that <see cref="Changes"/> sets aside.</summary>
    public ParkedTouch? Failed { get; init; }

    /// <summary>The error of <see cref="Failed"/>.</summary>
    public string? Error { get; init; }

    /// <summary>A parked event that was handled after all, and is parked no longer.</summary>
    public ParkedTouch? Unparked { get; init; }
}
