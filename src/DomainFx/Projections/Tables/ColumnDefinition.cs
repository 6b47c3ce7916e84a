namespace DomainFx.Projections;

/// <summary>A column of a read model's table.</summary>
/// <param name="Name">Its name, in snake_case.</param>
/// <param name="Type">What it holds.</param>
/// <param name="IsNullable">Whether it may hold nothing.</param>
/// <param name="IsIndexed">Whether it has an index.</param>
public sealed record ColumnDefinition(string Name, ColumnType Type, bool IsNullable = false, bool IsIndexed = false);
