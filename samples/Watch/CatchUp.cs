using DomainFx;
using DomainFx.Projections;

namespace Watch;

/// <summary>For programs that end at once: runs the read models until they hold what happened so far.</summary>
public static class CatchUp
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(IDomain domain, CancellationToken cancellationToken = default)
    {
        var head = await domain.Store.GetHeadAsync(cancellationToken);
        await using var worker = await ProjectionWorker.StartAsync(domain, cancellationToken: cancellationToken);
        await ReachAsync(((IProjectionStoreSource)domain.Store).Projections, head, cancellationToken).WaitAsync(Limit, cancellationToken);
    }

    private static async Task ReachAsync(IProjectionStore projections, long head, CancellationToken cancellationToken)
    {
        while ((await projections.GetStatesAsync(cancellationToken)).Any(state => state.Stage is not ProjectionStage.Retired && state.Position < head))
            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
    }
}
