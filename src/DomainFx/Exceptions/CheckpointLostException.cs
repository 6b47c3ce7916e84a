using System.Globalization;
using DomainFx.Stores;

namespace DomainFx;

/// <summary>A subscription's checkpoint is not in the store: the store was restored from an older backup, or lost commits in a failover.</summary>
public sealed class CheckpointLostException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    public CheckpointLostException(Checkpoint checkpoint, long head)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"The checkpoint at position {checkpoint.Position} (event {checkpoint.EventId}) is not in the store, whose head is {head}. The store lost events that were handled; decide what to do with their effects, then start from a checkpoint that exists."))
    {
        Checkpoint = checkpoint;
        Head = head;
    }

    /// <summary>The checkpoint.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>The store's head.</summary>
    public long Head { get; }
}
