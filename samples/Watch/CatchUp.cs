using DomainFx;

namespace Watch;

/// <summary>For programs that end at once: runs the read models until they hold what happened so far.</summary>
public static class CatchUp
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(IDomain domain, CancellationToken cancellationToken = default)
    {
        var head = await domain.Store.GetHeadAsync(cancellationToken);
        await using var worker = await ProjectionWorker.StartAsync(domain, cancellationToken: cancellationToken);
        foreach (var projection in domain.Projections) await domain.WaitForAsync(projection.ClrType, head, Limit, cancellationToken);
    }
}
