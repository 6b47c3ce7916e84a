using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DomainFx.Hosting;

/// <summary>Runs the projections for as long as the host runs. A store that cannot be reached does not keep the host from starting.</summary>
internal sealed class ProjectionService(IServiceProvider services, ProjectionOptions options) : IHostedService
{
    private ProjectionWorker? _worker;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _worker = ProjectionWorker.Start(services.GetRequiredService<IDomain>(), options, services, services.GetService<ILoggerFactory>()?.CreateLogger("DomainFx.Projections"));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_worker is not null) await _worker.DisposeAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
