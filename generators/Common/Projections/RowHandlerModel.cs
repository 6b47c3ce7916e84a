namespace DomainFx.Generators.Projections;

/// <summary>An <c>[Event]</c> method of a read model.</summary>
/// <param name="Method">Its name, escaped.</param>
/// <param name="Event">The event.</param>
/// <param name="TakesContext">Whether it takes the <c>EventContext</c>.</param>
/// <param name="Deletes">Whether the event deletes the row; the method is not called then.</param>
/// <param name="KeyOf">What says which rows the event is about; null for the row of its stream.</param>
internal sealed record RowHandlerModel(string Method, HandledEvent Event, bool TakesContext, bool Deletes, KeyOfModel? KeyOf);
