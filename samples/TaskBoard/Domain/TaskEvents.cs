using DomainFx;

namespace TaskBoard;

[EventType("task-created")]
public sealed record TaskCreated(string Title);

[EventType("task-assigned")]
public sealed record TaskAssigned(string Assignee);

[EventType("task-completed")]
public sealed record TaskCompleted;
