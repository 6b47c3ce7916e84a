namespace DomainFx;

/// <summary>Waits for projections by type.</summary>
public static class ProjectionWaiting
{
    /// <summary>Waits until a read model, projection or reactor has handled everything up to a position, and its rows can be queried.
    /// If it is stopped or paused, or has parked the event there, that fails at once.</summary>
    /// <typeparam name="TProjection">Its class.</typeparam>
    /// <param name="domain">The domain.</param>
    /// <param name="position">The position, for example a <see cref="CommandResult.Position"/>.</param>
    /// <param name="timeout">How long at most.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ProjectionWaitException">It does not come there.</exception>
    /// <exception cref="InvalidOperationException">Its module is not registered, or the store keeps no projections.</exception>
    public static Task WaitForAsync<TProjection>(this IDomain domain, long position, TimeSpan timeout, CancellationToken cancellationToken = default)
        where TProjection : class
    {
        ArgumentNullException.ThrowIfNull(domain);
        return domain.WaitForAsync(typeof(TProjection), position, timeout, cancellationToken);
    }
}
