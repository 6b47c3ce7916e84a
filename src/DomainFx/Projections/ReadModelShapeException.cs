using DomainFx.Projections;

namespace DomainFx;

/// <summary>A read model's columns, what they are read as, or whether its rows commit with appends changed, but not its version.</summary>
public sealed class ReadModelShapeException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="table">The table as the program has it.</param>
    /// <param name="stored">The columns as they are in the database.</param>
    public ReadModelShapeException(TableDefinition table, string stored)
        : base(Describe(table, stored)) => Table = table;

    /// <summary>Makes the exception for a value that is there.</summary>
    /// <param name="table">The table as the program has it.</param>
    /// <param name="column">The column.</param>
    /// <param name="stored">The value that is in it.</param>
    /// <param name="type">What the program reads it as.</param>
    public ReadModelShapeException(TableDefinition table, ColumnDefinition column, string stored, Type type)
        : base(Describe(table, column, stored, type)) => Table = table;

    /// <summary>Makes the exception for one whose rows commit with appends in the program and not in the database, or the other way round.</summary>
    /// <param name="table">The table as the program has it.</param>
    /// <param name="isInline">Whether they do in the program.</param>
    public ReadModelShapeException(TableDefinition table, bool isInline)
        : base(Describe(table, isInline)) => Table = table;

    /// <summary>The table as the program has it.</summary>
    public TableDefinition Table { get; }

    private static string Describe(TableDefinition table, string stored)
    {
        ArgumentNullException.ThrowIfNull(table);
        return $"Table '{table.PhysicalName}' of a read model has the columns ({stored}), but the program has ({table.Shape}). Raise the Version of its [ReadModel] attribute: the table is then rebuilt beside the live one.";
    }

    private static string Describe(TableDefinition table, bool isInline)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (stored, now) = isInline ? ("a worker fills", "Inline") : ("is Inline", "not");
        return $"Table '{table.PhysicalName}' is that of a read model that {stored}, but in the program it is {now}. Raise the Version of its [ReadModel] attribute: the table is then rebuilt beside the live one.";
    }

    private static string Describe(TableDefinition table, ColumnDefinition column, string stored, Type type)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(type);
        return $"Column '{column.Name}' of table '{table.PhysicalName}' of a read model has {stored}, which is no {type.Name}, as the program reads it. Give the property the type it had, or raise the Version of its [ReadModel] attribute: the table is then rebuilt beside the live one.";
    }
}
