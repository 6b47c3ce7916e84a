using System.Globalization;
using DomainFx.Stores;

namespace DomainFx.Runtime;

/// <summary>Applies a page of stored events to an aggregate.</summary>
internal static class EventFold
{
    /// <summary>Applies a page, whose first event follows the version that the aggregate has.</summary>
    /// <exception cref="UnknownEventTypeException">The aggregate does not know an event type or its schema version.</exception>
    /// <exception cref="EventSerializationException">An event cannot be read.</exception>
    /// <exception cref="EventReplayException">An <c>[Event]</c> method threw.</exception>
    /// <exception cref="EventStoreException">An event is missing.</exception>
    public static void Apply<TAggregate>(AggregateType<TAggregate> type, TAggregate aggregate, AggregateState state, EventPage page)
        where TAggregate : class, IAggregate
    {
        var count = page.Count;
        for (var i = 0; i < count; i++)
        {
            var stored = page[i];
            if (stored.Version != state.Version + 1) throw Gap(state, stored.Version);
            state.Version = stored.Version;
            try
            {
                type.Apply(aggregate, in stored);
            }
            catch (Exception exception)
            {
                throw ReplayFailure.Of(exception, in stored);
            }
        }
    }

    private static EventStoreException Gap(AggregateState state, long found) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Stream '{state.Stream}' has a gap: after version {state.Version} comes version {found}. The store is damaged; restore it from a backup."));
}
