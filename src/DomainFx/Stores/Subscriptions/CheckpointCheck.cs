namespace DomainFx.Stores;

/// <summary>Checks that a store still holds the event of a checkpoint: after a restore, or a failover that lost commits, it may hold another, or none.</summary>
public static class CheckpointCheck
{
    /// <summary>Checks a checkpoint.</summary>
    /// <returns>The store's <see cref="EventPage.Incarnation"/> that holds it; null where there was nothing to look for.</returns>
    /// <exception cref="CheckpointLostException">The checkpoint's event is not in the store.</exception>
    public static async ValueTask<long?> VerifyAsync(IEventStore store, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfNegative(checkpoint.Position, nameof(checkpoint));
        if (checkpoint.Position == 0) return null;
        var trace = await store.TraceAsync(checkpoint, cancellationToken).ConfigureAwait(false);
        return trace.IsIntact ? trace.Incarnation : throw new CheckpointLostException(checkpoint, trace.Head);
    }
}
