using DomainFx.Generators.Codecs;

namespace DomainFx.Generators.Projections;

/// <summary>A property of a read model, which is a column of its table.</summary>
internal sealed record ColumnModel
{
    /// <summary>The property, escaped.</summary>
    public required string Property { get; init; }

    /// <summary>The column.</summary>
    public required string Name { get; init; }

    /// <summary>The property's type, from <c>global::</c>.</summary>
    public required string Type { get; init; }

    public required ColumnKind Kind { get; init; }

    public required ColumnForm Form { get; init; }

    /// <summary>The type of the value in the column: the property's own without its nullability, or that within a single-value wrapper.</summary>
    public required string ValueType { get; init; }

    /// <summary>What a single-value wrapper wraps; null where the property is the value itself.</summary>
    public string? Wrapper { get; init; }

    /// <summary>The wrapper's property that gives the value, escaped.</summary>
    public string? Wrapped { get; init; }

    /// <summary>Whether the column can hold numbers that the property cannot.</summary>
    public bool IsNarrower => Form is ColumnForm.Plain && Kind is ColumnKind.BigInt or ColumnKind.Real or ColumnKind.Numeric && ValueType is not ("long" or "double" or "decimal");

    /// <summary>What the property holds.</summary>
    public required SlotModel Slot { get; init; }

    /// <summary>The members of an enum.</summary>
    public EnumCodecModel? Enum { get; init; }

    public bool IsNullable => Slot.IsNullable;

    public bool IsKey { get; init; }

    public bool IsIndexed { get; init; }

    /// <summary>Whether the property must be set where the row is made.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it can be set only where the row is made.</summary>
    public bool IsInitOnly { get; init; }
}
