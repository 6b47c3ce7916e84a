namespace TaskBoard.Tests;

/// <summary>What the sample's program does, on a database file.</summary>
public class BoardTourTests
{
    private const long EventsBefore = 2;

    [Fact]
    public async Task The_tour_shows_conflict_pages_and_live_events()
    {
        await using var board = new TemporaryBoard();

        var said = await TourAsync(board);

        Assert.Equal(
            [
                "Assigning task-7 to Ann again is Rejected: Task is already assigned to Ann",
                $"Appended 250 events expecting version {EventsBefore}: the stream is at version 252",
                "Appending one more expecting version 2 is a conflict: the stream is at version 252, 250 ahead",
                "Read a page of 100 events from version 1; has more: yes",
                "Read a page of 100 events from version 101; has more: yes",
                "Read a page of 52 events from version 201; has more: no",
                "Live: task/7, version 253: TaskAssigned { Assignee = Cy }",
                "Live: task/7, version 254: TaskCompleted { }",
                "task-7 'Paint the door', assigned to Cy, completed: True. Loaded at version 254, again at 254, stored 254",
            ],
            said);
    }

    [Fact]
    public async Task The_next_run_takes_the_next_number()
    {
        await using var board = new TemporaryBoard();
        await TourAsync(board);

        var said = await TourAsync(board);

        Assert.StartsWith("task-8 'Paint the door'", said[^1], StringComparison.Ordinal);
    }

    private static async Task<string[]> TourAsync(TemporaryBoard board)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await new BoardTour(board.Domain, output).RunAsync(TestContext.Current.CancellationToken);
        return output.ToString().TrimEnd().Split('\n');
    }
}
