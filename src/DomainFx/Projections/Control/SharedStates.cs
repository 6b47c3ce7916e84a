namespace DomainFx.Projections;

/// <summary>Reads the states of projections for all who ask at once: whoever asks while a read is under way gets the next one, and none that began before.</summary>
internal sealed class SharedStates(IProjectionStore store)
{
    private readonly Lock _lock = new();
    private Task<IReadOnlyList<ProjectionState>>? _running;
    private Task<IReadOnlyList<ProjectionState>>? _waiting;

    public Task<IReadOnlyList<ProjectionState>> ReadAsync()
    {
        lock (_lock)
        {
            if (_running is not { IsCompleted: false }) return _running = Task.Run(() => store.GetStatesAsync(CancellationToken.None).AsTask());
            return _waiting ??= AfterAsync(_running);
        }
    }

    private async Task<IReadOnlyList<ProjectionState>> AfterAsync(Task running)
    {
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_lock) (_running, _waiting) = (_waiting, null);
        return await store.GetStatesAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
