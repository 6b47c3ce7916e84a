using DomainFx.Projections;

namespace DomainFx;

/// <summary>A row of a read model has a value that not every store can keep, so that none takes it.</summary>
public sealed class ReadModelValueException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="table">The read model's table.</param>
    /// <param name="column">The column.</param>
    /// <param name="value">What is wrong with the value.</param>
    /// <param name="instead">What to set instead.</param>
    public ReadModelValueException(TableDefinition table, ColumnDefinition column, string value, string instead)
        : base(Describe(table, column, value, instead)) => Column = column;

    /// <summary>The column.</summary>
    public ColumnDefinition Column { get; }

    private static string Describe(TableDefinition table, ColumnDefinition column, string value, string instead)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(column);
        return $"Column '{column.Name}' of read model '{table.Name}' was set to {value}, which cannot be stored. Set it to {instead} in the [Event] method.";
    }
}
