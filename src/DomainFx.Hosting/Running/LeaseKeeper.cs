using DomainFx.Projections;

namespace DomainFx.Hosting.Running;

/// <summary>Keeps a lease alive while there is work under it, and says when it is lost. Disposed, it gives the lease back.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private readonly RunnerContext _context;
    private readonly CancellationTokenSource _lost;
    private readonly Task _renewing;
    private bool _isTaken;

    private LeaseKeeper(RunnerContext context, ProjectionLease lease, CancellationToken ending)
    {
        _context = context;
        Lease = lease;
        _lost = CancellationTokenSource.CreateLinkedTokenSource(ending);
        Lost = _lost.Token;
        _renewing = RenewAsync();
    }

    public ProjectionLease Lease { get; }

    /// <summary>Cancelled when the lease may not be used any longer.</summary>
    public CancellationToken Lost { get; }

    public static async Task<LeaseKeeper?> AcquireAsync(RunnerContext context, ProjectionKey key, int partition, CancellationToken ending) =>
        await context.Store.AcquireAsync(key, partition, context.Options.Owner, context.Options.LeaseDuration, ending).ConfigureAwait(false) is { } lease
            ? new LeaseKeeper(context, lease, ending)
            : null;

    /// <summary>Stores what is handled although the work is to end, unless the lease is gone or that takes too long.</summary>
    public async Task FlushAsync(IProjectionWork work)
    {
        if (_isTaken) return;
        try
        {
            using var timeout = new CancellationTokenSource(Lease.Duration / 3, _context.Time);
            await work.FlushAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DomainFxException or CommitRefusedException or ParkedLimitException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever comes next does it again, and says what fails.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _lost.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        _lost.Dispose();
        try
        {
            await _context.Store.ReleaseAsync(Lease, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is EventStoreException or ObjectDisposedException)
        {
            // It runs out by itself.
            _context.Logger.LeaseNotReleased(exception, Lease.Key, Lease.Partition);
        }
    }

    private async Task RenewAsync()
    {
        var lastRenewed = _context.Time.GetTimestamp();
        while (true)
        {
            await _context.DelayAsync(Lease.Duration / 6, Lost).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Lost.IsCancellationRequested) return;
            try
            {
                var started = _context.Time.GetTimestamp();
                if (await _context.Store.RenewAsync(Lease, Lost).ConfigureAwait(false)) lastRenewed = started;
                else await LoseAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception)
            {
                _context.Logger.LeaseNotRenewed(exception, Lease.Key, Lease.Partition);
                if (_context.Time.GetElapsedTime(lastRenewed) > Lease.Duration) await LoseAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task LoseAsync()
    {
        _isTaken = true;
        await _lost.CancelAsync().ConfigureAwait(false);
    }
}
