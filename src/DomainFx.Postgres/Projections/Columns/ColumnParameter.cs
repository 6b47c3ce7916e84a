using DomainFx.Projections;
using Npgsql;

namespace DomainFx.Postgres.Projections.Columns;

/// <summary>A column of many rows as one parameter: an array, whose list is kept and filled anew each time.</summary>
internal abstract class ColumnParameter
{
    /// <summary>The parameter.</summary>
    public abstract NpgsqlParameter Parameter { get; }

    /// <summary>Adds the values of rows. They are read when the command is run: the rows must not change until then.</summary>
    public abstract void Add(RowColumn column, int count);

    /// <summary>Forgets the values.</summary>
    public abstract void Clear();
}
