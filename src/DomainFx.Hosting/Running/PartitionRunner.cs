using DomainFx.Projections;
using DomainFx.Runtime;

namespace DomainFx.Hosting.Running;

/// <summary>Runs one partition of a projection for as long as this process can have it: takes the lease, works, begins again after failures.</summary>
internal sealed class PartitionRunner : IAsyncDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(10);

    private readonly ProjectionType _type;
    private readonly ProjectionDefinition _definition;
    private readonly int _partition;
    private readonly RunnerContext _context;
    private readonly CancellationTokenSource _ending;
    private readonly Task _running;
    private readonly FailureCount _failures = new();
    private int _attempts;

    public PartitionRunner(ProjectionType type, ProjectionDefinition definition, int partition, RunnerContext context, CancellationToken stopping)
    {
        _type = type;
        _definition = definition;
        _partition = partition;
        _context = context;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _running = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>Whether it has ended: another has the partition, or nobody may.</summary>
    public bool HasEnded => _running.IsCompleted;

    /// <summary>Starts to give the partition back; false if that was done before.</summary>
    public bool End()
    {
        if (_ending.IsCancellationRequested) return false;
        // Callbacks may run handlers' code, which is not to be waited for.
        _ = _ending.CancelAsync();
        return true;
    }

    /// <summary>Gives the partition back, after what is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _ending.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                // Again after a failure: a table may have been dropped.
                if (_attempts > 0) await _context.Store.OpenAsync(_definition, _ending.Token).ConfigureAwait(false);
                if (await LeaseKeeper.AcquireAsync(_context, _definition.Key, _partition, _ending.Token).ConfigureAwait(false) is not { } keeper) return;
                await using (keeper.ConfigureAwait(false)) await WorkAsync(keeper).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                _context.Logger.ProjectionFailed(exception, _definition.Key, _partition);
                await _context.DelayAsync(_context.DelayAfter(Math.Max(++_attempts, _failures.Attempts)), _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WorkAsync(LeaseKeeper keeper)
    {
        try
        {
            await PartitionFollower.RunAsync(_type, _definition, keeper, _context, _failures, () => _attempts = 0).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (keeper.Lost.IsCancellationRequested)
        {
            // The lease is lost or given back, or the process stops.
        }
        catch (ProjectionLeaseLostException exception)
        {
            _context.Logger.LeaseLost(exception, _definition.Key, _partition);
            await _context.DelayAsync(BetweenTries, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
