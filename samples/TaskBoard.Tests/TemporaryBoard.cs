using DomainFx;

namespace TaskBoard.Tests;

/// <summary>A board on a database file of its own.</summary>
internal sealed class TemporaryBoard : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("board-tests-").FullName;

    public TemporaryBoard() => Domain = Domain.Create(board => board.AddTaskBoard().UseSqlite($"Data Source={Path.Combine(_folder, "taskboard.db")}"));

    public Domain Domain { get; }

    public async ValueTask DisposeAsync()
    {
        await Domain.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
