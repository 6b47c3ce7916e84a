using DomainFx;
using DomainFx.Postgres;
using DomainFx.Testing.Postgres;
using Watch.Tests;

namespace TaskBoard.Tests;

/// <summary>The program with --watch, as a user starts it: commands flow, the board follows, another worker takes over.</summary>
public sealed class WatchTests : IDisposable
{
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("board-watch-");

    [Fact]
    public async Task On_sqlite_the_board_follows_and_a_second_worker_takes_over()
    {
        var file = $"Data Source={Path.Combine(_folder.FullName, "taskboard.db")}";
        await using var domain = Domain.Create(board => board.AddTaskBoard().UseSqlite(file));
        await WatchAsync(domain, postgres: null);
    }

    [Fact]
    public async Task On_postgres_the_board_follows_and_a_second_worker_takes_over()
    {
        await using var server = await PostgresServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var domain = Domain.Create(board => board.AddTaskBoard().UsePostgres(new PostgresStoreOptions { ConnectionString = server.ConnectionString, Schema = "taskboard" }));
        await WatchAsync(domain, server.ConnectionString);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task WatchAsync(Domain domain, string? postgres)
    {
        await using var first = WatchedProgram.Start("TaskBoard", _folder.FullName, postgres, "--watch");
        await first.SaysAsync("board v1: Live");
        await FlowAsync(domain);
        await ReadsAsync(domain, new TaskId(1));

        await using var second = WatchedProgram.Start("TaskBoard", _folder.FullName, postgres, "--worker");
        await second.SaysAsync("board v1: Live");
        first.Kill();
        await ReadsAsync(domain, new TaskId(2));
        await second.SaysAsync($"/{second.Id}/");

        Assert.Equal(0, await second.EndAsync());
    }

    /// <summary>The program's own commands arrive on the board.</summary>
    private static async Task FlowAsync(Domain domain)
    {
        using var limit = new CancellationTokenSource(Takeover);
        while ((await domain.BoardRow().PageAsync(5, limit.Token)).Count < 5) await Task.Delay(50, limit.Token);
    }

    /// <summary>A row follows its command although whoever had the board was killed a moment ago.</summary>
    private static async Task ReadsAsync(Domain domain, TaskId id)
    {
        await domain.Task(id).CreateAsync("Paint the fence");
        var assigned = await domain.Task(id).AssignAsync("Ann");

        await domain.WaitForAsync<BoardRow>(assigned.Position, Takeover);

        var row = await domain.BoardRow().FindAsync(id);
        Assert.Equal(("Paint the fence", "Ann", TaskState.Assigned), (row!.Title, row.Assignee, row.State));
    }
}
