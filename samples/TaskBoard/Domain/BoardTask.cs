using DomainFx;

namespace TaskBoard;

/// <summary>A task on the board.</summary>
[Aggregate("task", IdType = typeof(TaskId), ClientName = "Task")]
public sealed partial class BoardTask
{
    public bool IsCreated { get; private set; }

    public string Title { get; private set; } = "";

    public string? Assignee { get; private set; }

    public bool IsCompleted { get; private set; }

    [Command(Creates = true)]
    public void Create(string title)
    {
        Require(!string.IsNullOrWhiteSpace(title), "task.title-blank", "Title cannot be blank");
        Raise(new TaskCreated(title));
    }

    [Command]
    public void Assign(string assignee)
    {
        Require(!IsCompleted, "task.completed", "Task is completed");
        Require(assignee != Assignee, "task.already-assigned", $"Task is already assigned to {assignee}");
        Raise(new TaskAssigned(assignee));
    }

    [Command]
    public void Complete()
    {
        Require(!IsCompleted, "task.completed", "Task is already completed");
        Raise(new TaskCompleted());
    }

    [Event]
    private void Apply(TaskCreated e)
    {
        IsCreated = true;
        Title = e.Title;
    }

    [Event]
    private void Apply(TaskAssigned e) => Assignee = e.Assignee;

    [Event]
    private void Apply(TaskCompleted e) => IsCompleted = true;
}
