using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Sqlite.Tables;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Projections;

/// <summary>What appends do to inline read models, within their transaction.</summary>
internal static class InlineWrites
{
    /// <summary>Checks that inline read models are as an append knows them.</summary>
    /// <exception cref="ReadModelStageException">One is not.</exception>
    public static void RequireStages(StoreSession session, IReadOnlyList<InlineRows> readModels)
    {
        for (var index = 0; index < readModels.Count; index++)
        {
            var rows = readModels[index];
            (ProjectionKey, long)? known = rows.Changes is null ? null : (rows.Key, rows.Term);
            if (session.Projections.WithAppends(rows.Key.Name) != known) throw ReadModelStageException.Of(rows);
        }
    }

    /// <summary>Leaves to workers what appends write and an append says nothing of, though it has events that are handled: that of a program which does not have the
    /// read model, or not as an inline one.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="written">What appends write, when the transaction began: whoever changes that is waited for.</param>
    /// <param name="append">What is about to be appended.</param>
    /// <param name="head">The last position before it.</param>
    public static void Follow(StoreSession session, List<(ProjectionKey Key, string EventType)> written, StreamAppend append, long head)
    {
        foreach (var (key, eventType) in written)
        {
            if (HasEvent(append, eventType) && !append.Knows(key.Name)) ProjectionWrites.Follow(session, key, head);
        }
    }

    /// <summary>Stores the rows of an append.</summary>
    public static void Store(StoreSession session, IReadOnlyList<InlineRows> readModels)
    {
        for (var index = 0; index < readModels.Count; index++)
        {
            if (readModels[index] is { Changes: { } changes } rows) session.ReadModels.Write(rows.Table, changes);
        }
    }

    /// <summary>Deletes the rows of a deleted stream that appends wrote.</summary>
    public static void Delete(StoreSession session, StreamId stream, IReadOnlyList<string> eventTypes)
    {
        foreach (var (key, shape) in session.Projections.WithAppendsOf(eventTypes))
        {
            var table = TableOf(key, shape);
            if (session.ReadModels.Exists(table.PhysicalName) && ReadModelKeys.OfStream(table, stream.Id) is { } row)
                session.ReadModels.Write(table, new ReadModelChanges(new RowSet(table), row));
        }
    }

    private static bool HasEvent(StreamAppend append, string eventType)
    {
        foreach (ref readonly var data in append.Events.Span)
        {
            if (data.Type.Name == eventType) return true;
        }

        return false;
    }

    // Its key is enough to delete by: the first column, as the shape tells it.
    private static TableDefinition TableOf(ProjectionKey key, string shape)
    {
        var words = shape.Split(' ', 3);
        return new TableDefinition(key.Name.Replace('-', '_'), key.Version, 1, [new ColumnDefinition(words[0], Enum.Parse<ColumnType>(words[1]))], key.Rebuild);
    }
}
