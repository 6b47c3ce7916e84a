using System.Diagnostics;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Testing.Postgres;
using Npgsql;

namespace DomainFx.Postgres.Tests.Backups;

/// <summary>A cluster that archives its log, and can be set back to a moment after its base backup.</summary>
internal sealed class ArchivedServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly TestSchema _admin;
    private readonly string _data;

    private ArchivedServer(PostgresServer server, DirectoryInfo folder, TestSchema admin, string data) => (Server, _folder, _admin, _data) = (server, folder, admin, data);

    public PostgresServer Server { get; }

    private string Archive => Path.Combine(_folder.FullName, "archive");

    private string Backup => Path.Combine(_folder.FullName, "backup");

    public static async Task<ArchivedServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("domainfx-archive-");
        var archive = folder.CreateSubdirectory("archive");
        // The server may be another user's.
        await RunAsync("chmod", "755", folder.FullName);
        await RunAsync("chmod", "777", archive.FullName);
        var server = await PostgresServer.StartClusterAsync(new PostgresServerOptions
        {
            Settings = new Dictionary<string, string> { ["archive_mode"] = "on", ["archive_command"] = $"cp %p {archive.FullName}/%f" },
        });
        var admin = new TestSchema(server.ConnectionString, "domainfx");
        return new ArchivedServer(server, folder, admin, await admin.ScalarAsync<string>("SHOW data_directory"));
    }

    public Task BackUpAsync() => RunAsync(
        Path.Combine(Server.BinaryFolder, "pg_basebackup"), "-D", Backup, "-X", "none", "-c", "fast", "--no-sync", "-h", "127.0.0.1", "-p", $"{Server.Port}", "-U", "postgres");

    /// <summary>Now, by the server's clock. What was committed before lies before it, and what is committed from here on after it.</summary>
    public async Task<string> MomentAsync()
    {
        await Task.Delay(20);
        var moment = await _admin.ScalarAsync<string>("SELECT clock_timestamp()::text");
        await Task.Delay(20);
        return moment;
    }

    /// <summary>Puts the base backup in the place of the data, and replays the archived log up to a moment.</summary>
    public async Task GoBackToAsync(string moment)
    {
        var last = await _admin.ScalarAsync<string>("SELECT pg_walfile_name(pg_switch_wal())");
        await Until.TrueAsync(() => Task.FromResult(File.Exists(Path.Combine(Archive, last))));
        await Server.StopAsync();
        // Nobody is let in before the moment is reached: until then it would answer as a standby, which refuses subscriptions.
        await File.AppendAllTextAsync(
            Path.Combine(Backup, "postgresql.auto.conf"),
            $"restore_command = 'cp {Archive}/%f %p'\nrecovery_target_time = '{moment}'\nrecovery_target_action = 'promote'\nhot_standby = off\n");
        await File.WriteAllTextAsync(Path.Combine(Backup, "recovery.signal"), "");
        await RunAsync("chown", "-R", $"--reference={_data}", Backup);
        Directory.Delete(_data, recursive: true);
        Directory.Move(Backup, _data);
        await Server.StartAgainAsync();
        _admin.Database.Clear(); // connections of before
        await Until.TrueAsync(IsOpenAsync);
    }

    private async Task<bool> IsOpenAsync()
    {
        try
        {
            return await _admin.ScalarAsync<bool>("SELECT NOT pg_is_in_recovery()");
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.CannotConnectNow)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _admin.DisposeAsync();
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {errors}");
    }
}
