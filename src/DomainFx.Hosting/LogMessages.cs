using DomainFx.Projections;
using Microsoft.Extensions.Logging;

namespace DomainFx.Hosting;

/// <summary>Every message that the runner logs, with its id.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(2001, LogLevel.Information, "Projection {Projection}, partition {Partition}, starts on worker {Owner} after position {Position}.")]
    public static partial void ProjectionStarted(this ILogger logger, ProjectionKey projection, int partition, string owner, long position);

    [LoggerMessage(2002, LogLevel.Information, "Projection {Projection}, partition {Partition}, has caught up at position {Position}; the version is live.")]
    public static partial void ProjectionSwitched(this ILogger logger, ProjectionKey projection, int partition, long position);

    [LoggerMessage(2003, LogLevel.Information, "Projection {Projection}, partition {Partition}, was taken over, stopped or set to another place; it starts from what is stored, or goes to another worker.")]
    public static partial void LeaseLost(this ILogger logger, Exception exception, ProjectionKey projection, int partition);

    [LoggerMessage(2004, LogLevel.Information, "Projection {Projection}, partition {Partition}, goes to another worker: this one has more than its share.")]
    public static partial void PartitionGivenUp(this ILogger logger, ProjectionKey projection, int partition);

    [LoggerMessage(2005, LogLevel.Information, "Projection {Projection} has handled the {Count} parked events of key {Key}.")]
    public static partial void KeyUnparked(this ILogger logger, ProjectionKey projection, string key, int count);

    [LoggerMessage(2101, LogLevel.Warning, "A batch of projection {Projection}, partition {Partition}, failed (attempt {Attempt}); nothing of it was stored, and it is tried again.")]
    public static partial void BatchFailed(this ILogger logger, Exception exception, ProjectionKey projection, int partition, int attempt);

    [LoggerMessage(2102, LogLevel.Warning, "Projection {Projection} sets the event at position {Position} aside, and all that follow for key {Key}.")]
    public static partial void EventParked(this ILogger logger, Exception exception, ProjectionKey projection, long position, string key);

    [LoggerMessage(2103, LogLevel.Warning, "The lease of projection {Projection}, partition {Partition}, could not be renewed; it is tried again until it runs out.")]
    public static partial void LeaseNotRenewed(this ILogger logger, Exception exception, ProjectionKey projection, int partition);

    [LoggerMessage(2104, LogLevel.Warning, "The lease of projection {Projection}, partition {Partition}, could not be given back; it runs out by itself.")]
    public static partial void LeaseNotReleased(this ILogger logger, Exception exception, ProjectionKey projection, int partition);

    [LoggerMessage(2105, LogLevel.Warning, "The event at position {Position} of key {Key} failed again in projection {Projection}, and stays parked.")]
    public static partial void RetryFailed(this ILogger logger, Exception exception, ProjectionKey projection, long position, string key);

    [LoggerMessage(2106, LogLevel.Warning, "The database of projection {Projection}, partition {Partition}, was started anew, or another server took over; everything is taken up again from what it holds.")]
    public static partial void ServerChanged(this ILogger logger, ProjectionKey projection, int partition);

    [LoggerMessage(2107, LogLevel.Warning, "A batch of projection {Projection}, partition {Partition}, with the events after position {From} up to {To}, was refused for what is in it; smaller ones are tried.")]
    public static partial void BatchRefused(this ILogger logger, Exception exception, ProjectionKey projection, int partition, long from, long to);

    [LoggerMessage(2201, LogLevel.Error, "Projection {Projection}, partition {Partition}, failed; it is started again.")]
    public static partial void ProjectionFailed(this ILogger logger, Exception exception, ProjectionKey projection, int partition);

    [LoggerMessage(2202, LogLevel.Error, "Projection {Projection} stops at an error of partition {Partition}. Correct the cause and resume it.")]
    public static partial void ProjectionStopped(this ILogger logger, Exception exception, ProjectionKey projection, int partition);

    [LoggerMessage(2203, LogLevel.Error, "The store of the projections cannot be worked with (attempt {Attempt}); it is tried again.")]
    public static partial void StoreUnavailable(this ILogger logger, Exception exception, int attempt);

    [LoggerMessage(2204, LogLevel.Error, "Projection {Projection} cannot run in this process; the others go on.")]
    public static partial void ProjectionNotOpened(this ILogger logger, Exception exception, ProjectionKey projection);

    [LoggerMessage(2205, LogLevel.Error, "Projection {Projection} had no table any longer, or no view on it: somebody dropped it. It was made anew; a table is filled again from the first event.")]
    public static partial void TableMadeAnew(this ILogger logger, ProjectionKey projection);
}
