using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Hosting.Running;

/// <summary>Calls the methods of a projection or a reactor, and says of which event their exceptions are.</summary>
internal static class HandlerCall
{
    /// <summary>Handles an event.</summary>
    /// <exception cref="HandlerFailedException">The handler threw, or the event cannot be read.</exception>
    /// <exception cref="EventStoreException">The database failed under the handler.</exception>
    public static async ValueTask RunAsync(
        HandlerProjectionType type, object instance, EventPage page, int index, IProjectionTransaction? transaction, CancellationToken cancellationToken)
    {
        try
        {
            await type.HandleObjectAsync(instance, page[index], transaction?.Transaction, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failure(type, page, index, transaction, exception);
        }
    }

    /// <summary>The key of an event; null where there is one order for all.</summary>
    public static string? KeyOf(HandlerProjectionType type, EventPage page, int index)
    {
        var stored = page[index];
        return type.KeyOf(in stored);
    }

    private static Exception Failure(HandlerProjectionType type, EventPage page, int index, IProjectionTransaction? transaction, Exception exception)
    {
        if (transaction?.FailureOf(exception) is { } failure) return failure;
        var stored = page[index];
        var cause = HandlerProjectionType.FailureOf(exception, in stored);
        // An event that cannot be read has no key that could be trusted.
        var key = cause is EventReplayException ? type.KeyOf(in stored) : null;
        return new HandlerFailedException(new ParkedTouch(stored.Position, stored.EventId, key ?? ""), key is not null, PassingFailure.Is(exception), cause);
    }
}
