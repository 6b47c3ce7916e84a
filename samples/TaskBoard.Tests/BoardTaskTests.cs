using DomainFx.Testing;

namespace TaskBoard.Tests;

public class BoardTaskTests
{
    [Fact]
    public void A_task_is_created_with_its_title() =>
        Scenario.For<BoardTask>().When(task => task.Create("Paint the door")).Then(new TaskCreated("Paint the door"));

    [Theory]
    [InlineData("")]
    [InlineData("  \t")]
    public void A_blank_title_is_rejected(string title) =>
        Scenario.For<BoardTask>().When(task => task.Create(title)).ThenRejected("task.title-blank");

    [Fact]
    public void A_task_can_be_assigned() =>
        Scenario.For<BoardTask>()
            .Given(new TaskCreated("Paint the door"))
            .When(task => task.Assign("Ann"))
            .Then(new TaskAssigned("Ann"));

    [Fact]
    public void A_task_can_be_passed_on_to_somebody_else() =>
        Scenario.For<BoardTask>()
            .Given(new TaskCreated("Paint the door"), new TaskAssigned("Ann"))
            .When(task => task.Assign("Bo"))
            .Then(new TaskAssigned("Bo"));

    [Fact]
    public void A_task_cannot_be_assigned_twice_to_the_same_person() =>
        Scenario.For<BoardTask>()
            .Given(new TaskCreated("Paint the door"), new TaskAssigned("Ann"))
            .When(task => task.Assign("Ann"))
            .ThenRejected("task.already-assigned");

    [Fact]
    public void A_completed_task_cannot_be_assigned() =>
        Scenario.For<BoardTask>()
            .Given(new TaskCreated("Paint the door"), new TaskCompleted())
            .When(task => task.Assign("Ann"))
            .ThenRejected("task.completed");

    [Fact]
    public void A_task_can_be_completed() =>
        Scenario.For<BoardTask>()
            .Given(new TaskCreated("Paint the door"))
            .When(task => task.Complete())
            .Then(new TaskCompleted());

    [Fact]
    public void A_completed_task_cannot_be_completed_again() =>
        Scenario.For<BoardTask>()
            .Given(new TaskCreated("Paint the door"), new TaskCompleted())
            .When(task => task.Complete())
            .ThenRejected("task.completed");
}
