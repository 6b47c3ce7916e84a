using System.Globalization;
using DomainFx.Projections;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DomainFx.Hosting.Health;

/// <summary>Says whether the projections work and keep up.</summary>
internal sealed class ProjectionHealthCheck(IDomain domain, TimeSpan maxLag) : IHealthCheck
{
    private readonly HashSet<string> _names = [.. domain.Projections.Select(static type => type.Name)];

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // What a former release had stands still for good.
        var infos = (await domain.ProjectionStatus.GetAsync(cancellationToken).ConfigureAwait(false)).Where(info => _names.Contains(info.Key.Name)).ToList();
        var data = infos.ToDictionary(info => info.Key.ToString(), object (info) => string.Create(CultureInfo.InvariantCulture, $"position {info.Position} of {info.Head}, {info.Status}"), StringComparer.Ordinal);
        var stopped = infos.Where(info => info.Status is ProjectionStatus.Stopped).Select(info => $"{info.Key} has stopped: {info.Error}").ToList();
        if (stopped.Count > 0) return new HealthCheckResult(context.Registration.FailureStatus, string.Join("; ", stopped), null, data);
        var problems = infos.SelectMany(Problems).ToList();
        return problems.Count > 0 ? HealthCheckResult.Degraded(string.Join("; ", problems), null, data) : HealthCheckResult.Healthy(null, data);
    }

    private IEnumerable<string> Problems(ProjectionInfo info)
    {
        if (info.Status is ProjectionStatus.Paused) yield return $"{info.Key} is paused";
        if (info.Parked > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{info.Key} has {info.Parked} parked events");
        // One that is being built has every reason to lag.
        if (info.Stage is ProjectionStage.Live && info.LagTime > maxLag) yield return string.Create(CultureInfo.InvariantCulture, $"{info.Key} lags {info.Lag} events, {info.LagTime:c}, behind");
    }
}
