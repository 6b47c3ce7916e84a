using DomainFx.Postgres.Connections;
using DomainFx.Projections;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Postgres.Writing;

/// <summary>The statements that append batches, on one connection: one for each set of inline read models that the members of a batch are about.</summary>
internal sealed class AppendBatchStatements(StoreSession session) : IDisposable
{
    private readonly Dictionary<string, AppendBatchStatement> _withRows = new(StringComparer.Ordinal);
    private readonly AppendBatchStatement _withoutRows = new(session, null);

    /// <summary>Appends, and settles each member; whether something was stored.</summary>
    public ValueTask<bool> AppendAsync(IReadOnlyList<PendingAppend> batch, AppendTimes times, CancellationToken cancellationToken) =>
        Of(batch).AppendAsync(batch, times, cancellationToken);

    public void Dispose()
    {
        _withoutRows.Dispose();
        foreach (var statement in _withRows.Values) statement.Dispose();
    }

    private AppendBatchStatement Of(IReadOnlyList<PendingAppend> batch)
    {
        SortedDictionary<string, TableDefinition>? tables = null;
        for (var member = 0; member < batch.Count; member++)
        {
            foreach (var append in batch[member].Appends)
            {
                foreach (var rows in append.ReadModels)
                {
                    tables ??= new SortedDictionary<string, TableDefinition>(StringComparer.Ordinal);
                    if (rows.Changes is { IsEmpty: false }) tables.TryAdd(rows.Table.PhysicalName, rows.Table);
                }
            }
        }

        if (tables is null) return _withoutRows;
        var name = string.Join('\n', tables.Values.Select(static table => $"{table.PhysicalName} {table.Shape}"));
        if (!_withRows.TryGetValue(name, out var statement)) _withRows.Add(name, statement = new AppendBatchStatement(session, [.. tables.Values.Select(static table => new InlineParameters(table))]));
        return statement;
    }
}
