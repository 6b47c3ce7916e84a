using DomainFx.Generators.Aggregates;

namespace DomainFx.Generators.Projections;

/// <summary>What tells the rows of a read model apart.</summary>
/// <param name="Type">The key's type, from <c>global::</c>: that of its property, or a tuple.</param>
/// <param name="Properties">The properties that it consists of, escaped.</param>
/// <param name="StreamId">How the stream's id becomes the key; null where <c>[KeyOf]</c> methods say every key.</param>
/// <param name="IsPublic">Whether other assemblies can name its type.</param>
internal sealed record KeyModel(string Type, EquatableArray<string> Properties, IdModel? StreamId, bool IsPublic);
