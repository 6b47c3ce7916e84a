using DomainFx.Benchmarks.Frame;
using DomainFx.Projections;
using DomainFx.Runtime;

namespace DomainFx.Benchmarks.Projections;

/// <summary>A worker that follows the log from the first event to the last, into empty tables.</summary>
/// <param name="open">Gives the domain.</param>
/// <param name="empty">Empties the tables of read models.</param>
/// <param name="names">The read models that run; the others are paused.</param>
internal sealed class CatchUp(Func<Task<Domain>> open, Func<IEnumerable<string>, Task> empty, params string[] names) : Workload
{
    private Domain? _domain;
    private long _head;

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_domain is null)
        {
            _domain = await open();
            _head = await _domain.Store.GetHeadAsync();
            await using (await ProjectionWorker.StartAsync(_domain, new ProjectionOptions { BatchSize = 1 })) await Task.Delay(100);
        }

        foreach (var state in await Store.GetStatesAsync())
        {
            await Store.SetStatusAsync(state.Key, names.Contains(state.Key.Name) ? ProjectionStatus.Running : ProjectionStatus.Paused);
            await Store.ResetAsync(new ProjectionDefinition { Key = state.Key, Table = _domain.Projections.OfType<ReadModelType>().Single(type => type.Name == state.Key.Name).Table });
        }

        await empty(names.Select(static name => name.Replace('-', '_') + "__v1"));
    }

    public override async ValueTask RunAsync(int operations)
    {
        await using var worker = await ProjectionWorker.StartAsync(_domain!);
        while (!(await Store.GetStatesAsync()).All(state => !names.Contains(state.Key.Name) || state.Position >= _head)) await Task.Delay(10);
    }

    private IProjectionStore Store => ((IProjectionStoreSource)_domain!.Store).Projections;
}
