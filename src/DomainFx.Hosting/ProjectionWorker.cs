using DomainFx.Hosting;
using DomainFx.Hosting.Health;
using DomainFx.Hosting.Reading;
using DomainFx.Hosting.Running;
using DomainFx.Hosting.Supervising;
using DomainFx.Projections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DomainFx;

/// <summary>Runs the projections of a domain, until it is disposed. Where there is a host, <c>AddDomainFxProjections</c> runs one.</summary>
public sealed class ProjectionWorker : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _firstRound;
    private readonly Task _running;

    private ProjectionWorker(Supervisor supervisor)
    {
        _firstRound = Task.Run(() => supervisor.TryRoundAsync(_stopping.Token));
        _running = Task.Run(async () =>
        {
            await _firstRound.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await supervisor.RunAsync(_stopping.Token).ConfigureAwait(false);
        });
    }

    /// <summary>Starts to run the projections. A store that cannot be reached is said, and tried again until it can be.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="options">How.</param>
    /// <param name="services">Where handlers of projections and reactors get their services from; without it, those that have some fail.</param>
    /// <param name="logger">Where to say what happens.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or is for a projection that the domain does not have.</exception>
    /// <exception cref="InvalidOperationException">The domain's store keeps no projections.</exception>
    public static ProjectionWorker Start(IDomain domain, ProjectionOptions? options = null, IServiceProvider? services = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(domain);
        options ??= new ProjectionOptions();
        ProjectionOptionsCheck.Check(options, domain.Projections);
        var store = (domain.Store as IProjectionStoreSource)?.Projections
            ?? throw new InvalidOperationException($"{domain.Store.GetType()} keeps no projections: it does not implement IProjectionStoreSource.");
        var log = new SharedLog(domain.Store, options.BatchSize);
        var context = new RunnerContext(domain.Store, store, log, options, services ?? EmptyServices.Instance, logger ?? NullLogger.Instance);
        return new ProjectionWorker(new Supervisor(domain.Projections, context, new ProjectionGauges(domain.ProjectionStatus, options)));
    }

    /// <summary>Starts to run the projections, and returns when tables that were missing are made, or the store was found not to be reachable, which is tried again.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="options">How.</param>
    /// <param name="services">Where handlers of projections and reactors get their services from; without it, those that have some fail.</param>
    /// <param name="logger">Where to say what happens.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or is for a projection that the domain does not have.</exception>
    /// <exception cref="InvalidOperationException">The domain's store keeps no projections.</exception>
    public static async Task<ProjectionWorker> StartAsync(
        IDomain domain, ProjectionOptions? options = null, IServiceProvider? services = null, ILogger? logger = null, CancellationToken cancellationToken = default)
    {
        var worker = Start(domain, options, services, logger);
        try
        {
            await worker._firstRound.WaitAsync(cancellationToken).ConfigureAwait(false);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops between two batches, and leaves the projections to others.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }
}
