namespace TaskBoard;

public enum TaskState
{
    Open,
    Assigned,
    Completed,
}
