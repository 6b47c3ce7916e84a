using DomainFx.Projections;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Projections.Columns;

internal sealed class ColumnParameter<T> : ColumnParameter
{
    private readonly List<T?> _values = [];
    private readonly Func<RowColumn, int, T> _get;

    public ColumnParameter(NpgsqlDbType element, Func<RowColumn, int, T> get)
    {
        _get = get;
        Parameter = new NpgsqlParameter<List<T?>> { TypedValue = _values, NpgsqlDbType = NpgsqlDbType.Array | element };
    }

    public override NpgsqlParameter Parameter { get; }

    public override void Add(RowColumn column, int count)
    {
        _values.EnsureCapacity(_values.Count + count);
        for (var row = 0; row < count; row++) _values.Add(column.IsNull(row) ? default : _get(column, row));
    }

    public override void Clear() => _values.Clear();
}
