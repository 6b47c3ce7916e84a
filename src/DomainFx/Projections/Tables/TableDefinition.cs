using System.Globalization;

namespace DomainFx.Projections;

/// <summary>The table of a read model: one physical table for each version, and a view with the stable name over the live one.</summary>
public sealed class TableDefinition
{
    /// <summary>Called by generated code.</summary>
    /// <param name="name">The stable name, in snake_case.</param>
    /// <param name="version">The read model's version.</param>
    /// <param name="keyCount">How many of the columns, the first ones, are the key.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rebuild">Which rebuild of the version.</param>
    public TableDefinition(string name, int version, int keyCount, IReadOnlyList<ColumnDefinition> columns, int rebuild = 0)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Name = name;
        Version = version;
        KeyCount = keyCount;
        Columns = columns;
        PhysicalName = string.Create(CultureInfo.InvariantCulture, $"{name}__v{version}");
        if (rebuild > 0) PhysicalName += string.Create(CultureInfo.InvariantCulture, $"_r{rebuild}");
        Shape = string.Join(", ", columns.Select((column, index) =>
            $"{column.Name} {column.Type}{(column.IsNullable ? "?" : "")}{(index < keyCount ? " key" : "")}{(column.IsIndexed ? " indexed" : "")}"));
    }

    /// <summary>The stable name, which queries use: a view over the table of the live version.</summary>
    public string Name { get; }

    /// <summary>The read model's version.</summary>
    public int Version { get; }

    /// <summary>How many of the columns, the first ones, are the key.</summary>
    public int KeyCount { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<ColumnDefinition> Columns { get; }

    /// <summary>The table of this version, for example <c>account_balance__v1</c>; of a later rebuild of it, <c>account_balance__v1_r1</c>.</summary>
    public string PhysicalName { get; }

    /// <summary>The columns as text: another text under the same version is another table.</summary>
    public string Shape { get; }

    /// <summary>The same columns in the table of another version, or of a rebuild.</summary>
    public TableDefinition For(ProjectionKey key) => new(Name, key.Version, KeyCount, Columns, key.Rebuild);
}
