using DomainFx.Projections;
using Npgsql;

namespace DomainFx.Postgres.Projections.Columns;

/// <summary>Rows, or keys of rows, as parameters: an array for each column.</summary>
internal sealed class RowParameters(TableDefinition table, bool keysOnly)
{
    private readonly ColumnParameter[] _columns = [.. table.Columns.Take(keysOnly ? table.KeyCount : table.Columns.Count).Select(ColumnFormat.Parameter)];

    /// <summary>The parameters, in column order.</summary>
    public IEnumerable<NpgsqlParameter> Parameters => _columns.Select(static column => column.Parameter);

    public void Fill(RowSet rows)
    {
        Clear();
        Add(rows);
    }

    public void Add(RowSet rows)
    {
        for (var i = 0; i < _columns.Length; i++) _columns[i].Add(rows.Columns[i], rows.Count);
    }

    public void Clear()
    {
        foreach (var column in _columns) column.Clear();
    }
}
