using DomainFx;

namespace TaskBoard;

/// <summary>A row of the board: the table <c>board</c>.</summary>
[ReadModel("board")]
public sealed partial class BoardRow
{
    [Key]
    public TaskId TaskId { get; private set; }

    public string Title { get; private set; } = "";

    [Indexed]
    public string? Assignee { get; private set; }

    [Indexed]
    public TaskState State { get; private set; }

    [Event]
    private void Apply(TaskCreated e) => Title = e.Title;

    [Event]
    private void Apply(TaskAssigned e)
    {
        Assignee = e.Assignee;
        State = TaskState.Assigned;
    }

    [Event]
    private void Apply(TaskCompleted e) => State = TaskState.Completed;
}
