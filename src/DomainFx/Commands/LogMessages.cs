using DomainFx.Projections;
using Microsoft.Extensions.Logging;

namespace DomainFx.Commands;

/// <summary>Every message that the runtime logs, with its id.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1001, LogLevel.Warning, "A snapshot of stream {Stream} is ignored and replaced; the state was rebuilt from the events.")]
    public static partial void SnapshotIgnored(this ILogger logger, Exception exception, StreamId stream);

    [LoggerMessage(1002, LogLevel.Warning, "The snapshot of stream {Stream} at version {Version} could not be written. The events are stored; the next load reads more of them.")]
    public static partial void SnapshotNotWritten(this ILogger logger, Exception exception, StreamId stream, long version);

    [LoggerMessage(1003, LogLevel.Warning, "The snapshot of stream {Stream} at version {Version} was dropped, because the store does not keep up with saving snapshots.")]
    public static partial void SnapshotDropped(this ILogger logger, StreamId stream, long version);

    [LoggerMessage(1101, LogLevel.Warning, "The outcome of an append to stream {Stream} is unknown; it is repeated with the same event ids (repetition {Repetition}).")]
    public static partial void AppendRepeated(this ILogger logger, Exception exception, StreamId stream, int repetition);

    [LoggerMessage(1201, LogLevel.Error, "Inline read model {Projection} is left to the workers of other programs. Commands go on without its rows.")]
    public static partial void InlineModelLeft(this ILogger logger, Exception exception, ProjectionKey projection);
}
