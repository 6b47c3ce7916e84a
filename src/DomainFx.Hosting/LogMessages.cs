using DomainFx.Projections;
using Microsoft.Extensions.Logging;

namespace DomainFx.Hosting;

/// <summary>Every message that the runner logs, with its id.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(2001, LogLevel.Information, "Projection {Projection} starts on worker {Owner} after position {Position}.")]
    public static partial void ProjectionStarted(this ILogger logger, ProjectionKey projection, string owner, long position);

    [LoggerMessage(2002, LogLevel.Information, "Projection {Projection} has caught up at position {Position} and takes the place of the version before it.")]
    public static partial void ProjectionSwitched(this ILogger logger, ProjectionKey projection, long position);

    [LoggerMessage(2003, LogLevel.Information, "Projection {Projection} was taken over by another worker, or set to another place.")]
    public static partial void LeaseLost(this ILogger logger, Exception exception, ProjectionKey projection);

    [LoggerMessage(2101, LogLevel.Warning, "A batch of projection {Projection} failed (attempt {Attempt}); nothing of it was stored, and it is tried again.")]
    public static partial void BatchFailed(this ILogger logger, Exception exception, ProjectionKey projection, int attempt);

    [LoggerMessage(2102, LogLevel.Warning, "Projection {Projection} sets the event at position {Position} aside, and all that follow for key {Key}.")]
    public static partial void EventParked(this ILogger logger, Exception exception, ProjectionKey projection, long position, string key);

    [LoggerMessage(2103, LogLevel.Warning, "The lease of projection {Projection} could not be renewed; it is tried again until it runs out.")]
    public static partial void LeaseNotRenewed(this ILogger logger, Exception exception, ProjectionKey projection);

    [LoggerMessage(2104, LogLevel.Warning, "The lease of projection {Projection} could not be given back; it runs out by itself.")]
    public static partial void LeaseNotReleased(this ILogger logger, Exception exception, ProjectionKey projection);

    [LoggerMessage(2201, LogLevel.Error, "Projection {Projection} failed; it is started again.")]
    public static partial void ProjectionFailed(this ILogger logger, Exception exception, ProjectionKey projection);

    [LoggerMessage(2202, LogLevel.Error, "Projection {Projection} stops: an event cannot be handled. Correct the handler and resume it.")]
    public static partial void ProjectionStopped(this ILogger logger, Exception exception, ProjectionKey projection);
}
