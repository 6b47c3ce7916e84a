namespace DomainFx.Generators.Modules;

/// <summary>What the module needs to know of all types of an assembly.</summary>
/// <param name="Events">The events.</param>
/// <param name="Aggregates">The aggregates.</param>
/// <param name="Projections">The read models, projections and reactors.</param>
internal sealed record ModuleEntries(EquatableArray<ModuleEntry> Events, EquatableArray<ModuleEntry> Aggregates, EquatableArray<ModuleEntry> Projections);
