using DomainFx.Projections;

namespace DomainFx.Faults.Projections;

/// <summary>Writes down through which stages the versions of a projection go.</summary>
internal sealed class StageLog(IProjectionStore projections, string name)
{
    private readonly Dictionary<int, ProjectionStage> _last = [];
    private readonly List<string> _changes = [];

    public IReadOnlyList<string> Changes
    {
        get
        {
            lock (_changes) return [.. _changes];
        }
    }

    public async Task RunAsync(CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            foreach (var state in await projections.GetStatesAsync(CancellationToken.None)) Add(state);
            await Task.Delay(20, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task WaitForAsync(string change)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!Changes.Contains(change))
        {
            Assert.False(limit.IsCancellationRequested, $"It never came to '{change}', but: {string.Join(", ", Changes)}");
            await Task.Delay(20);
        }
    }

    private void Add(ProjectionState state)
    {
        if (state.Key.Name != name || (_last.TryGetValue(state.Key.Version, out var last) && last == state.Stage)) return;
        _last[state.Key.Version] = state.Stage;
        lock (_changes) _changes.Add($"v{state.Key.Version} {state.Stage}");
    }
}
