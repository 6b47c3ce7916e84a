namespace TaskBoard;

/// <summary>The number of a task on the board. Stored as the number, shown as <c>task-7</c>.</summary>
public readonly record struct TaskId(int Value)
{
    public override string ToString() => $"task-{Value}";
}
