using DomainFx.Hosting;
using DomainFx.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace DomainFx;

/// <summary>Runs projections in a host.</summary>
public static class ProjectionServiceCollectionExtensions
{
    /// <summary>Runs the read models, projections and reactors of the domain that <c>AddDomainFx</c> describes, for as long as the host runs. Several processes share
    /// the work. When the host stops, others take over at once.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">How.</param>
    public static IServiceCollection AddDomainFxProjections(this IServiceCollection services, ProjectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton<IHostedService>(provider => new ProjectionService(provider, options ?? new ProjectionOptions()));
    }

    /// <summary>Checks the projections of the domain: unhealthy if one has stopped, degraded if one is paused, has parked events, or lags behind. Those that
    /// the program no longer has are none of its matter.</summary>
    /// <param name="checks">The health checks.</param>
    /// <param name="maxLag">How long an event may wait before a projection counts as lagging; a minute unless given.</param>
    /// <param name="name">The check's name.</param>
    public static IHealthChecksBuilder AddDomainFxProjections(this IHealthChecksBuilder checks, TimeSpan? maxLag = null, string name = "projections")
    {
        ArgumentNullException.ThrowIfNull(checks);
        return checks.Add(new HealthCheckRegistration(
            name, provider => new ProjectionHealthCheck(provider.GetRequiredService<IDomain>(), maxLag ?? TimeSpan.FromMinutes(1)), failureStatus: null, tags: null));
    }
}
