using DomainFx;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Watch;

/// <summary>Runs the projections of the domain while the host is up.</summary>
internal sealed class ProjectionsService(IDomain domain, ILogger<ProjectionWorker> logger) : IHostedService
{
    private ProjectionWorker? _worker;

    public async Task StartAsync(CancellationToken cancellationToken) =>
        _worker = await ProjectionWorker.StartAsync(domain, logger: logger, cancellationToken: cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_worker is not null) await _worker.DisposeAsync();
    }
}
