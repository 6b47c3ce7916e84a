using DomainFx.Benchmarks.Frame;
using DomainFx.Projections;

namespace DomainFx.Benchmarks.Projections;

/// <summary>A worker that builds a read model anew beside the live one, until it has taken its place.</summary>
internal sealed class Rebuild(Func<Task<Domain>> open, string name) : Workload
{
    private Domain? _domain;
    private ProjectionKey _rebuilt;

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_domain is null)
        {
            _domain = await open();
            await using (await ProjectionWorker.StartAsync(_domain)) await WaitAsync(static state => state.Stage is ProjectionStage.Live && state.Position > 0);
        }

        foreach (var state in await Store.GetStatesAsync()) await Store.SetStatusAsync(state.Key, state.Key.Name == name ? ProjectionStatus.Running : ProjectionStatus.Paused);
        await _domain.ProjectionControl.RebuildAsync(name);
        _rebuilt = (await Store.GetStatesAsync()).Where(state => state.Key.Name == name).MaxBy(static state => state.Key.Rebuild)!.Key;
    }

    public override async ValueTask RunAsync(int operations)
    {
        await using var worker = await ProjectionWorker.StartAsync(_domain!);
        await WaitAsync(state => state.Key == _rebuilt && state.Stage is ProjectionStage.Live);
    }

    private async Task WaitAsync(Func<ProjectionState, bool> condition)
    {
        while (!(await Store.GetStatesAsync()).Any(state => state.Key.Name == name && condition(state))) await Task.Delay(10);
    }

    private IProjectionStore Store => ((IProjectionStoreSource)_domain!.Store).Projections;
}
