using DomainFx.Projections;

namespace DomainFx.Hosting.Running;

/// <summary>Keeps a lease for as long as it lives, and says when it is lost. Disposed, it gives the lease back.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private readonly RunnerContext _context;
    private readonly CancellationTokenSource _lost;
    private readonly Task _renewing;

    private LeaseKeeper(RunnerContext context, ProjectionLease lease, CancellationToken stopping)
    {
        _context = context;
        Lease = lease;
        _lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Lost = _lost.Token;
        _renewing = RenewAsync();
    }

    public ProjectionLease Lease { get; }

    /// <summary>Cancelled when the lease may not be used any longer.</summary>
    public CancellationToken Lost { get; }

    public static async Task<LeaseKeeper?> AcquireAsync(RunnerContext context, ProjectionKey key, CancellationToken stopping) =>
        await context.Store.AcquireAsync(key, 0, context.Options.Owner, context.Options.LeaseDuration, stopping).ConfigureAwait(false) is { } lease
            ? new LeaseKeeper(context, lease, stopping)
            : null;

    /// <summary>Stops the work.</summary>
    public void GiveBack() => _lost.Cancel();

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
            _context.Logger.LeaseNotReleased(exception, Lease.Key);
        }
    }

    private async Task RenewAsync()
    {
        var lastRenewed = _context.Options.TimeProvider.GetTimestamp();
        while (true)
        {
            await _context.DelayAsync(_context.Options.LeaseDuration / 3, Lost).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Lost.IsCancellationRequested) return;
            try
            {
                var started = _context.Options.TimeProvider.GetTimestamp();
                var isKept = await _context.Store.RenewAsync(Lease, Lost).ConfigureAwait(false);
                lastRenewed = started;
                if (!isKept) await _lost.CancelAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception)
            {
                _context.Logger.LeaseNotRenewed(exception, Lease.Key);
                if (_context.Options.TimeProvider.GetElapsedTime(lastRenewed) > _context.Options.LeaseDuration) await _lost.CancelAsync().ConfigureAwait(false);
            }
        }
    }
}
