using DomainFx.Commands;
using DomainFx.Runtime;

namespace DomainFx.Projections;

/// <summary>Waits until projections have come to a position, so that one reads what one wrote.</summary>
internal sealed class ProjectionWaits(IProjectionStore store, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    private readonly SharedStates _states = new(store);
    private readonly ProjectionSignal _signal = ProjectionSignal.Of(store);

    /// <summary>Waits.</summary>
    /// <param name="type">The projection.</param>
    /// <param name="position">The position to come to.</param>
    /// <param name="events">The events that must not have been set aside; null for that at the position.</param>
    /// <param name="timeout">How long at most.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ProjectionWaitException">It does not come there.</exception>
    public async Task WaitAsync(ProjectionType type, long position, WaitedEvents? events, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ProjectionState? state = null;
        var start = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 1.5 > LongestPause ? LongestPause : pause * 1.5)
        {
            var next = _signal.Next;
            state = Find(await _states.ReadAsync().WaitAsync(cancellationToken).ConfigureAwait(false), type);
            if (state is not null && await IsThereAsync(state, position, events, cancellationToken).ConfigureAwait(false)) return;
            var left = timeout - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero) throw new ProjectionWaitException(type.Name, position, state?.Position, ProjectionWaitFailure.TimedOut);
            await WaitAsync(next, pause < left ? pause : left, cancellationToken).ConfigureAwait(false);
        }
    }

    // A version that is being built does not count before it is live: its rows are not to be seen yet.
    private static ProjectionState? Find(IReadOnlyList<ProjectionState> states, ProjectionType type) =>
        states.FirstOrDefault(state => state.Key.Name == type.Name && state.Key.Version >= type.Version && state.Stage is ProjectionStage.Live)
        ?? states.LastOrDefault(state => state.Key.Name == type.Name && state.Key.Version == type.Version && state.Stage is ProjectionStage.Building);

    private async ValueTask<bool> IsThereAsync(ProjectionState state, long position, WaitedEvents? events, CancellationToken cancellationToken)
    {
        // Its rows were stored with the event.
        if (state.IsWithAppends) return true;
        if (state.Position < position || state.Stage is not ProjectionStage.Live)
        {
            if (state.Status is ProjectionStatus.Paused) throw new ProjectionWaitException(state.Key.Name, position, state.Position, ProjectionWaitFailure.Paused);
            if (state.Status is ProjectionStatus.Stopped) throw new ProjectionWaitException(state.Key.Name, position, state.Position, ProjectionWaitFailure.Stopped, state.Error);
            return false;
        }

        if (state.Parked > 0) await RequireNotParkedAsync(state, position, events, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task RequireNotParkedAsync(ProjectionState state, long position, WaitedEvents? events, CancellationToken cancellationToken)
    {
        foreach (var parked in await store.GetParkedAsync(state.Key, cancellationToken).ConfigureAwait(false))
        {
            if (events is null ? parked.Touch.Position == position : await events.ContainAsync(parked.Touch.EventId, cancellationToken).ConfigureAwait(false))
                throw new ProjectionWaitException(state.Key.Name, position, state.Position, ProjectionWaitFailure.Parked, parked.Error ?? $"it waits behind another of key '{parked.Touch.Key}'");
        }
    }

    private async Task WaitAsync(Task next, TimeSpan pause, CancellationToken cancellationToken)
    {
        try
        {
            await next.WaitAsync(pause, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Another process may have come further.
        }
    }
}
