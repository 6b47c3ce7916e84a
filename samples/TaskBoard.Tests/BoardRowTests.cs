using DomainFx;
using DomainFx.Testing;

namespace TaskBoard.Tests;

/// <summary>Given events, then the row.</summary>
public class BoardRowTests
{
    private static readonly TaskId Seven = new(7);

    private static ReadModelScenario<BoardRow, TaskId> Created =>
        ReadModelScenario.For<BoardRow, TaskId>(domain => domain.AddTaskBoard()).Given<BoardTask>(Seven, new TaskCreated("Paint the door"));

    [Fact]
    public void A_new_task_is_open_and_nobodys()
    {
        var row = Created.Row(Seven);

        Assert.Equal((Seven, "Paint the door", null, TaskState.Open), (row.TaskId, row.Title, row.Assignee, row.State));
    }

    [Fact]
    public void An_assigned_task_is_the_last_assignees()
    {
        var row = Created.Given<BoardTask>(Seven, new TaskAssigned("Ann"), new TaskAssigned("Bo")).Row(Seven);

        Assert.Equal(("Bo", TaskState.Assigned), (row.Assignee, row.State));
    }

    [Fact]
    public void A_completed_task_stays_on_the_board()
    {
        var row = Created.Given<BoardTask>(Seven, new TaskAssigned("Ann"), new TaskCompleted()).Row(Seven);

        Assert.Equal(("Ann", TaskState.Completed), (row.Assignee, row.State));
    }
}
