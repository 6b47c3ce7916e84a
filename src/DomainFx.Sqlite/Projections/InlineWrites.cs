using DomainFx.Projections;
using DomainFx.Sqlite.Tables;

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

    /// <summary>Stores the rows of an append.</summary>
    public static void Store(StoreSession session, IReadOnlyList<InlineRows> readModels)
    {
        for (var index = 0; index < readModels.Count; index++)
        {
            if (readModels[index] is { Changes: { } changes } rows) session.ReadModels.Write(rows.Table, changes);
        }
    }
}
