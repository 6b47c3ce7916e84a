namespace DomainFx.Generators.Projections;

/// <summary>The event that a method handles.</summary>
/// <param name="Type">The event's type, from <c>global::</c>.</param>
/// <param name="Contract">The event's generated contract, from <c>global::</c>.</param>
/// <param name="StoredNames">Every name under which such events are stored, the present one first.</param>
/// <param name="Module">The module of the event's assembly, from <c>global::</c>; null for this assembly.</param>
internal sealed record HandledEvent(string Type, string Contract, EquatableArray<string> StoredNames, string? Module);
