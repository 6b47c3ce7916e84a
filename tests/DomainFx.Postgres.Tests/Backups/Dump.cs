using System.Diagnostics;
using DomainFx.Testing.Postgres;

namespace DomainFx.Postgres.Tests.Backups;

/// <summary>What pg_dump wrote of a cluster's database.</summary>
internal sealed class Dump : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public static async Task<Dump> TakeAsync(PostgresServer server)
    {
        var dump = new Dump();
        await RunAsync(server, "pg_dump", "-Fc", "-f", dump._file, "postgres");
        return dump;
    }

    /// <summary>A new cluster with what was dumped.</summary>
    public async Task<PostgresServer> RestoreAsync()
    {
        var server = await PostgresServer.StartClusterAsync();
        await RestoreAsync(server, "postgres");
        return server;
    }

    /// <summary>Restores a schema of what was dumped, or all, into a database.</summary>
    public Task RestoreAsync(PostgresServer server, string database, string? schema = null) =>
        RunAsync(server, "pg_restore", ["-d", database, "--exit-on-error", .. schema is null ? [] : new[] { "-n", schema }, _file]);

    public void Dispose() => File.Delete(_file);

    private static async Task RunAsync(PostgresServer server, string program, params string[] arguments)
    {
        string[] all = ["-h", "127.0.0.1", "-p", $"{server.Port}", "-U", "postgres", .. arguments];
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(server.BinaryFolder, program), all) { UseShellExecute = false, RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {errors}");
    }
}
