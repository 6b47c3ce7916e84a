using System.Net;
using System.Net.Sockets;
using DomainFx.Testing.Postgres;
using Npgsql;

namespace DomainFx.Postgres.Tests.Servers;

/// <summary>PgBouncer in transaction mode in front of a server: a client's transactions each get any of a few server connections.</summary>
public sealed class PgBouncer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly System.Diagnostics.Process _process;

    private PgBouncer(DirectoryInfo folder, System.Diagnostics.Process process, string connectionString) =>
        (_folder, _process, ConnectionString) = (folder, process, connectionString);

    public string ConnectionString { get; }

    /// <summary>Starts it; skips the test where it is not installed.</summary>
    /// <param name="server">The server's connection string.</param>
    /// <param name="serverConnections">How many connections it has to the server.</param>
    public static async Task<PgBouncer> StartAsync(string server, int serverConnections)
    {
        var program = new[] { "/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "PgBouncer is not installed");
        var behind = new NpgsqlConnectionStringBuilder(server);
        var (folder, port) = (Directory.CreateTempSubdirectory("domainfx-pgbouncer-"), FreePort());
        var settings = folder.FullName + "/pgbouncer.ini";
        // It refuses connections where an empty password is given.
        var password = string.IsNullOrEmpty(behind.Password) ? "" : $"password='{behind.Password}'";
        await File.WriteAllTextAsync(
            settings,
            $"""
            [databases]
            * = host={behind.Host} port={behind.Port} user={behind.Username} {password}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = {serverConnections}
            max_client_conn = 500
            """);
        var user = await ServerUser.CurrentAsync(CancellationToken.None);
        await user.GiveAsync(folder.FullName, CancellationToken.None);
        var process = ToolRun.Start(folder.FullName, user.Command(program!, settings));
        _ = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        var front = new NpgsqlConnectionStringBuilder(server) { Host = "127.0.0.1", Port = port, NoResetOnClose = true };
        var bouncer = new PgBouncer(folder, process, front.ConnectionString);
        await Until.TrueAsync(async () => await AnswersAsync(port));
        return bouncer;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
