using DomainFx.Hosting.Reading;
using DomainFx.Hosting.Running;
using DomainFx.Projections;
using DomainFx.Runtime;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DomainFx;

/// <summary>Runs the projections of a domain, until it is disposed.</summary>
public sealed class ProjectionWorker : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    private ProjectionWorker(IReadOnlyList<ProjectionRunner> runners) =>
        _running = Task.WhenAll(runners.Select(runner => Task.Run(() => runner.RunAsync(_stopping.Token))));

    /// <summary>Makes tables that are missing, and starts to run the projections.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="options">How.</param>
    /// <param name="logger">Where to say what happens.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="InvalidOperationException">The domain's store keeps no projections.</exception>
    /// <exception cref="NotSupportedException">The domain has an inline read model, a projection with SQL of its own, or a reactor: they cannot be run yet.</exception>
    /// <exception cref="ReadModelShapeException">A read model's columns changed, but not its version.</exception>
    /// <exception cref="EventStoreException">The store cannot be reached.</exception>
    public static async Task<ProjectionWorker> StartAsync(IDomain domain, ProjectionOptions? options = null, ILogger? logger = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(domain);
        options ??= new ProjectionOptions();
        var store = (domain.Store as IProjectionStoreSource)?.Projections
            ?? throw new InvalidOperationException($"{domain.Store.GetType()} keeps no projections: it does not implement IProjectionStoreSource.");
        var context = new RunnerContext(domain.Store, store, new SharedLog(domain.Store, options.BatchSize), options, logger ?? NullLogger.Instance);
        List<ProjectionRunner> runners = [];
        foreach (var projection in domain.Projections)
        {
            // Better refused than left out, or run in another way than was asked for.
            if (projection is not ReadModelType { IsInline: false } type)
                throw new NotSupportedException($"'{projection.Name}' cannot be run: a worker runs read models that follow the log, and neither inline ones nor projections with SQL of their own nor reactors yet.");
            var runner = new ProjectionRunner(type, new ReadModelWork(type, store, options), context);
            await runner.OpenAsync(cancellationToken).ConfigureAwait(false);
            runners.Add(runner);
        }

        return new ProjectionWorker(runners);
    }

    /// <summary>Stops between two batches, and leaves the projections to others.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }
}
