namespace DomainFx.Generators.Aggregates;

/// <summary>An <c>[Event]</c> method.</summary>
/// <param name="Method">Its name, escaped.</param>
/// <param name="EventType">The event's type, from <c>global::</c>.</param>
/// <param name="Contract">The event's generated contract, from <c>global::</c>.</param>
/// <param name="StoredNames">Every name under which such events are stored, the present one first.</param>
/// <param name="TakesContext">Whether it takes the <c>EventContext</c>.</param>
/// <param name="CanRaise">Whether the name <c>Raise</c> is free for this event.</param>
/// <param name="Module">The module of the event's assembly, from <c>global::</c>; null for this assembly.</param>
internal sealed record HandlerModel(
    string Method, string EventType, string Contract, EquatableArray<string> StoredNames, bool TakesContext, bool CanRaise, string? Module);
