using DomainFx;

namespace TaskBoard.Tests;

public class TaskIdTests
{
    [Fact]
    public async Task A_task_is_stored_by_its_number_and_shown_with_its_name()
    {
        await using var domain = Domain.Create(board => board.AddTaskBoard().UseInMemory());

        var created = await domain.Task(new TaskId(7)).CreateAsync("Paint the door");

        Assert.Equal(new StreamId("task", "7"), created.Stream);
        Assert.Equal("task-7", (await domain.Task(new TaskId(7)).LoadAsync()).Id.ToString());
    }

    [Fact]
    public async Task A_task_that_exists_cannot_be_created()
    {
        await using var domain = Domain.Create(board => board.AddTaskBoard().UseInMemory());
        await domain.Task(new TaskId(7)).CreateAsync("Paint the door");

        await Assert.ThrowsAsync<AggregateExistsException>(() => domain.Task(new TaskId(7)).CreateAsync("Paint it again"));
    }

    [Fact]
    public async Task A_missing_task_is_not_found()
    {
        await using var domain = Domain.Create(board => board.AddTaskBoard().UseInMemory());

        await Assert.ThrowsAsync<AggregateNotFoundException>(() => domain.Task(new TaskId(7)).CompleteAsync());
    }
}
