using Spectre.Console;
using Watch;

namespace TaskBoard.Tests;

/// <summary>The board as the program shows it.</summary>
public class BoardTableTests
{
    [Fact]
    public async Task Tasks_are_listed_with_their_assignee_and_state()
    {
        await using var board = new TemporaryBoard();
        await board.Domain.Task(new TaskId(7)).CreateAsync("Paint the [red] door");
        await board.Domain.Task(new TaskId(7)).AssignAsync("Ann");
        await board.Domain.Task(new TaskId(12)).CreateAsync("Sweep");
        await CatchUp.RunAsync(board.Domain, TestContext.Current.CancellationToken);

        await using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        console.Write(await BoardTable.ReadAsync(board.Domain, TestContext.Current.CancellationToken));

        var lines = output.ToString().Split('\n').Select(line => line.Trim(' ', '\r', '│')).ToList();
        Assert.Contains("task-7  │ Paint the [red] door │ Ann      │ Assigned", lines);
        Assert.Contains("task-12 │ Sweep                │          │ Open", lines);
    }
}
