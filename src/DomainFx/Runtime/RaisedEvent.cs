namespace DomainFx.Runtime;

/// <summary>An event that a command raised; its data lies in the decision's buffer.</summary>
internal readonly record struct RaisedEvent(EventType Type, object Event, int Offset, int Length);
