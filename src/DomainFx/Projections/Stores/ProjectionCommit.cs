using DomainFx.Stores;

namespace DomainFx.Projections;

/// <summary>What a partition of a projection has done with a batch: all of it is stored, or none.</summary>
public sealed record ProjectionCommit
{
    /// <summary>The right to store it.</summary>
    public required ProjectionLease Lease { get; init; }

    /// <summary>Where the partition stood: another place means that somebody else moved it.</summary>
    public required long From { get; init; }

    /// <summary>Where it stands now; the same place as before for events that were parked and are not any longer.</summary>
    public required Checkpoint To { get; init; }

    /// <summary>The table of a read model, into which <see cref="Changes"/> go.</summary>
    public TableDefinition? Table { get; init; }

    /// <summary>The rows of a read model.</summary>
    public ReadModelChanges? Changes { get; init; }

    /// <summary>The events that are set aside; one that is already gets the new error, and is not to be retried any longer.</summary>
    public IReadOnlyList<ParkedEvent> Parked { get; init; } = [];

    /// <summary>Parked events that were handled after all, and are parked no longer.</summary>
    public IReadOnlyList<ParkedTouch> Unparked { get; init; } = [];
}
