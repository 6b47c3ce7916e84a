using DomainFx;
using Spectre.Console;

namespace TaskBoard;

/// <summary>The board as a table in the terminal.</summary>
public static class BoardTable
{
    private const int MaxTasks = 50;

    public static async Task<Table> ReadAsync(IDomain domain, CancellationToken cancellationToken = default)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Task", "Title", "Assignee", "State");
        foreach (var row in await domain.BoardRow().PageAsync(MaxTasks, cancellationToken))
            table.AddRow($"{row.TaskId}", Markup.Escape(row.Title), Markup.Escape(row.Assignee ?? ""), $"{row.State}");
        return table;
    }
}
