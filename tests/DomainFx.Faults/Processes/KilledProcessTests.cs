using DomainFx.Faults.Child;
using DomainFx.Sqlite;
using Microsoft.Data.Sqlite;

namespace DomainFx.Faults.Processes;

/// <summary>A process that is killed in the middle of appends loses nothing that it was answered, and leaves nothing torn.</summary>
public sealed class KilledProcessTests
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("DOMAINFX_LONG") == "1" ? 50 : 6;

    [Fact]
    public async Task Every_answered_append_is_there_exactly_once_after_each_kill()
    {
        using var folder = new TemporaryFolder();
        var (reported, answered) = (new List<string>(), 0);
        for (var round = 0; round < Rounds; round++)
        {
            await using (var child = ChildProcess.Start(folder.File, $"round{round}", callers: 16, appends: 1_000_000))
            {
                // Killed at some moment in the middle: before the first checkpoint, during one, after several.
                while (child.Reported < 20 + (round * round * 60)) await Task.Delay(1);
                child.Kill();
                reported.AddRange(await child.LinesAsync());
            }

            await using var store = new SqliteEventStore(new SqliteStoreOptions { ConnectionString = $"Data Source={folder.File}" });
            var history = await StoredHistory.ReadAsync(store);
            history.ExpectWhole();
            answered = history.ExpectReported(reported);
        }

        Assert.InRange(answered, Rounds * 20, int.MaxValue);
        Assert.Equal("ok", Check(folder.File));
    }

    [Fact]
    public async Task A_process_that_is_killed_while_another_one_appends_does_not_disturb_it()
    {
        using var folder = new TemporaryFolder();
        await using var survivor = ChildProcess.Start(folder.File, "survivor", callers: 8, appends: 120);
        var reported = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            await using var victim = ChildProcess.Start(folder.File, $"victim{round}", callers: 8, appends: 1_000_000);
            while (victim.Reported < 50) await Task.Delay(1);
            victim.Kill();
            reported.AddRange(await victim.LinesAsync());
        }

        reported.AddRange(await survivor.DoneAsync());
        await using var store = new SqliteEventStore(new SqliteStoreOptions { ConnectionString = $"Data Source={folder.File}" });
        var history = await StoredHistory.ReadAsync(store);
        history.ExpectWhole();
        Assert.InRange(history.ExpectReported(reported), (8 * 120) + (3 * 50), int.MaxValue);
    }

    private static string Check(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)command.ExecuteScalar()!;
    }
}
