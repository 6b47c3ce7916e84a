using DomainFx.Postgres.Projections.Columns;
using DomainFx.Projections;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Writing;

/// <summary>The rows that appends store into one table, as parameters.</summary>
internal sealed class InlineParameters(TableDefinition table)
{
    private readonly List<int> _deleteAppends = [];
    private readonly RowParameters _deletes = new(table, keysOnly: true);
    private readonly List<int> _upsertAppends = [];
    private readonly RowParameters _upserts = new(table, keysOnly: false);

    public TableDefinition Table => table;

    public IEnumerable<NpgsqlParameter> Parameters => [Appends(_deleteAppends), .. _deletes.Parameters, Appends(_upsertAppends), .. _upserts.Parameters];

    /// <summary>Adds what an append does.</summary>
    /// <param name="append">Its number in the batch, from 1 on.</param>
    /// <param name="changes">The rows.</param>
    public void Add(int append, ReadModelChanges changes)
    {
        _deleteAppends.AddRange(Enumerable.Repeat(append, changes.Deletes.Count));
        _deletes.Add(changes.Deletes);
        _upsertAppends.AddRange(Enumerable.Repeat(append, changes.Upserts.Count));
        _upserts.Add(changes.Upserts);
    }

    public void Clear()
    {
        _deleteAppends.Clear();
        _deletes.Clear();
        _upsertAppends.Clear();
        _upserts.Clear();
    }

    private static NpgsqlParameter<List<int>> Appends(List<int> numbers) => new() { TypedValue = numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };
}
