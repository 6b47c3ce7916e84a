using DomainFx.Postgres.Connections;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Postgres.Writing;

/// <summary>Makes sure that the names in a batch have keys.</summary>
internal static class BatchNames
{
    public static ValueTask EnsureAsync(StoreSession session, IReadOnlyList<PendingAppend> batch, CancellationToken cancellationToken)
    {
        HashSet<string>? categories = null;
        HashSet<EventType>? types = null;
        for (var member = 0; member < batch.Count; member++)
        {
            var appends = batch[member].Appends;
            for (var i = 0; i < appends.Count; i++)
            {
                var category = appends[i].Stream.Category;
                if (!session.Names.TryCategory(category, out _)) (categories ??= new HashSet<string>(StringComparer.Ordinal)).Add(category);
                foreach (ref readonly var data in appends[i].Events.Span)
                {
                    if (!session.Names.TryType(data.Type, out _)) (types ??= []).Add(data.Type);
                }
            }
        }

        return categories is null && types is null ? ValueTask.CompletedTask : session.Names.RegisterAsync(session, categories ?? [], types ?? [], cancellationToken);
    }
}
