namespace DomainFx.Generators.Aggregates;

/// <summary>The type of an aggregate's id, and how it is stored.</summary>
/// <param name="Type">The type, from <c>global::</c>.</param>
/// <param name="IsPublic">Whether other assemblies can name it.</param>
/// <param name="IsReference">Whether it can be null.</param>
/// <param name="Value">How the value is written.</param>
/// <param name="ValueType">The type of the value: the id's own, or that inside a wrapper.</param>
/// <param name="Wrapped">The wrapper's property, escaped; null where the id is the value itself.</param>
internal sealed record IdModel(string Type, bool IsPublic, bool IsReference, IdValue Value, string ValueType, string? Wrapped);
