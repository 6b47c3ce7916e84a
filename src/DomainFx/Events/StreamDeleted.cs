namespace DomainFx;

/// <summary>A stream was deleted: its events are gone. An <c>[Event]</c> method of a projection or a reactor that takes it undoes what those events led to;
/// its <see cref="EventContext"/> says which stream it was. It is called for streams that had an event which another <c>[Event]</c> method of the class takes;
/// where there is no other one, for every stream. Rows of read models that are keyed by the stream's id go without being asked for.</summary>
/// <param name="EventTypes">The stored names of the types of the events that were in the stream, each once.</param>
public sealed record StreamDeleted(IReadOnlyList<string> EventTypes);
