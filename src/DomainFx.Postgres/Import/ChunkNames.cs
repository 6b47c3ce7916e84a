using DomainFx.Postgres.Connections;

namespace DomainFx.Postgres.Import;

/// <summary>Registers the names of a chunk, in transactions of their own: whoever adds a name holds up others that add the same.</summary>
internal static class ChunkNames
{
    public static ValueTask RegisterAsync(StoreSession session, ImportChunk chunk, CancellationToken cancellationToken)
    {
        var categories = new HashSet<string>(StringComparer.Ordinal);
        var types = new HashSet<EventType>();
        var (category, type) = ((string?)null, default(EventType));
        foreach (var recorded in chunk.Events)
        {
            if (ReferenceEquals(recorded.Stream.Category, category) && recorded.Type == type) continue;
            (category, type) = (recorded.Stream.Category, recorded.Type);
            if (!session.Names.TryCategory(recorded.Stream.Category, out _)) categories.Add(recorded.Stream.Category);
            if (!session.Names.TryType(recorded.Type, out _)) types.Add(recorded.Type);
        }

        foreach (var stream in chunk.Archived)
        {
            if (!session.Names.TryCategory(stream.Category, out _)) categories.Add(stream.Category);
        }

        return categories.Count + types.Count == 0 ? ValueTask.CompletedTask : session.Names.RegisterAsync(session, categories, types, cancellationToken);
    }
}
