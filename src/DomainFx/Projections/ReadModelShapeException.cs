using DomainFx.Projections;

namespace DomainFx;

/// <summary>A read model's columns changed, but not its version.</summary>
public sealed class ReadModelShapeException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="table">The table as the program has it.</param>
    /// <param name="stored">The columns as they are in the database.</param>
    public ReadModelShapeException(TableDefinition table, string stored)
        : base(Describe(table, stored)) => Table = table;

    /// <summary>The table as the program has it.</summary>
    public TableDefinition Table { get; }

    private static string Describe(TableDefinition table, string stored)
    {
        ArgumentNullException.ThrowIfNull(table);
        return $"Table '{table.PhysicalName}' of a read model has the columns ({stored}), but the program has ({table.Shape}). Raise the Version of its [ReadModel] attribute: the table is then rebuilt beside the live one.";
    }
}
