using DomainFx.Stores;
using Microsoft.Extensions.Logging;

namespace DomainFx.Commands;

/// <summary>Appends, and repeats an append whose outcome is unknown. The repetition carries the same event ids, so the store never doubles it.</summary>
internal sealed class Appender(IEventStore store, int maxRepetitions, ILogger logger)
{
    /// <summary>Appends.</summary>
    /// <exception cref="EventStoreException">The store failed; where the failure is transient, every repetition did too, and the outcome is unknown.</exception>
    public ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken)
    {
        var first = store.AppendAsync(append, cancellationToken);
        return first.IsCompletedSuccessfully ? first : FollowAsync(first, append, cancellationToken);
    }

    private async ValueTask<AppendResult> FollowAsync(ValueTask<AppendResult> attempt, StreamAppend append, CancellationToken cancellationToken)
    {
        for (var repetition = 1; ; repetition++)
        {
            try
            {
                return await attempt.ConfigureAwait(false);
            }
            catch (EventStoreException exception) when (exception.IsTransient && repetition <= maxRepetitions)
            {
                logger.AppendRepeated(exception, append.Stream, repetition);
                Telemetry.AppendRepeated(append.Stream.Category);
            }

            await Backoff.WaitAsync(repetition, cancellationToken).ConfigureAwait(false);
            attempt = store.AppendAsync(append, cancellationToken);
        }
    }
}
