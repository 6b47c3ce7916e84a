namespace DomainFx.Stores;

/// <summary>Checks that a store still holds the event of a checkpoint: after a restore, or a failover that lost commits, it may hold another, or none.</summary>
public static class CheckpointCheck
{
    private static readonly EventFilter Tombstones = new() { EventTypes = [StreamTombstone.EventType.Name] };

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

    /// <summary>For stores whose head never goes back: traces a checkpoint by reading.</summary>
    internal static async ValueTask<CheckpointTrace> TraceAsync(IEventStore store, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        var head = await store.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        if (checkpoint.Position > head || checkpoint.EventId == Guid.Empty) return new CheckpointTrace(checkpoint.Position <= head, head, null);

        using var page = await store.ReadAllAsync(checkpoint.Position - 1, EventFilter.All, 1, cancellationToken).ConfigureAwait(false);
        var isThere = page.Count > 0 && page[0].Position == checkpoint.Position;
        var isIntact = isThere
            ? page[0].EventId == checkpoint.EventId
            : await MayBeErasedAsync(store, checkpoint, cancellationToken).ConfigureAwait(false);
        return new CheckpointTrace(isIntact, head, page.Incarnation);
    }

    // Deleting a stream erases its events and leaves a tombstone, always at a later position: only then may the event be missing.
    private static async ValueTask<bool> MayBeErasedAsync(IEventStore store, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        using var page = await store.ReadAllAsync(checkpoint.Position, Tombstones, 1, cancellationToken).ConfigureAwait(false);
        return page.Count > 0;
    }
}
