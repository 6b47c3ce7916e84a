using DomainFx.Stores;

namespace DomainFx.Commands;

/// <summary>The events of a command that projections are waited for with. Which they are is read when it is asked: their positions do not say so, since those of other appends may lie between.</summary>
internal sealed class WaitedEvents(IEventStore store, CommandResult result)
{
    private HashSet<Guid>? _ids;

    /// <summary>Whether an event is one of them.</summary>
    public async ValueTask<bool> ContainAsync(Guid eventId, CancellationToken cancellationToken) =>
        (_ids ??= await ReadAsync(cancellationToken).ConfigureAwait(false)).Contains(eventId);

    private async ValueTask<HashSet<Guid>> ReadAsync(CancellationToken cancellationToken)
    {
        var ids = new HashSet<Guid>();
        for (var next = result.StreamVersion - result.Events.Count + 1; next <= result.StreamVersion;)
        {
            using var page = await store.ReadStreamAsync(result.Stream, next, ReadDirection.Forward, (int)(result.StreamVersion - next + 1), cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < page.Count; i++) ids.Add(page[i].EventId);
            // Deleted since.
            if (page.Count == 0) break;
            next += page.Count;
        }

        return ids;
    }
}
