namespace DomainFx.Stores;

/// <summary>What is needed to rebuild an aggregate, asked for in one round trip.</summary>
public readonly record struct LoadRequest
{
    /// <summary>The stream.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>The key of the snapshot to start from, if there is one; null for none.</summary>
    public long? SnapshotKey { get; init; }

    /// <summary>The command that is about to be decided: if it is remembered, the answer says so.</summary>
    public Guid? CommandId { get; init; }

    /// <summary>Where to start without a snapshot: events after this version.</summary>
    public long AfterVersion { get; init; }

    /// <summary>The greatest number of events in the page.</summary>
    public int MaxEvents { get; init; }

    /// <summary>Whether of each event its stream, version, type and data suffice. A store may then leave the rest unset, which is less to read.</summary>
    public bool DataSuffices { get; init; }
}
