using DomainFx.Hosting.Reading;
using DomainFx.Projections;
using DomainFx.Stores;
using Microsoft.Extensions.Logging;

namespace DomainFx.Hosting.Running;

/// <summary>What the runners of one process share.</summary>
internal sealed record RunnerContext(IEventStore Events, IProjectionStore Store, SharedLog Log, ProjectionOptions Options, IServiceProvider Services, ILogger Logger)
{
    public TimeProvider Time => Options.TimeProvider;

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, Options.TimeProvider, cancellationToken);

    /// <summary>How long to wait after so many failures.</summary>
    public TimeSpan DelayAfter(int attempt)
    {
        var delay = Options.FirstDelay * Math.Pow(2, Math.Min(attempt, 20) - 1);
        return delay < Options.MaxDelay ? delay : Options.MaxDelay;
    }
}
