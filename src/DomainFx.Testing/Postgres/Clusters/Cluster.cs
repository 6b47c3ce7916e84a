using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DomainFx.Testing.Postgres;

/// <summary>A cluster in a folder of its own: its files, its settings, and the server on them.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private const int Attempts = 5;

    private readonly string _folder;
    private readonly ServerUser _user;
    private readonly WatchDog _watchDog;

    private Cluster(string folder, string binaries, ServerUser user)
    {
        (_folder, Binaries, _user) = (folder, binaries, user);
        _watchDog = WatchDog.Watch(folder);
    }

    public string Binaries { get; }

    public int Port { get; private set; }

    public bool IsRunning { get; private set; }

    private string Data => Path.Combine(_folder, "data");

    private string Log => Path.Combine(_folder, "log");

    /// <summary>Makes an empty cluster.</summary>
    public static Task<Cluster> InitialiseAsync(PostgresServerOptions options, CancellationToken cancellationToken) =>
        CreateAsync(options, UsualSettings(options), cluster => cluster.RunAsync("initdb", ["-D", cluster.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], cancellationToken), cancellationToken);

    /// <summary>Makes a copy of a running cluster that follows it; it has the settings of that one.</summary>
    public static Task<Cluster> CopyAsync(Cluster primary, PostgresServerOptions options, CancellationToken cancellationToken) =>
        CreateAsync(options, [], cluster => cluster.RunAsync("pg_basebackup", ["-D", cluster.Data, "-R", "-X", "stream", "-c", "fast", "--no-sync", "-h", "127.0.0.1", "-p", $"{primary.Port}", "-U", "postgres"], cancellationToken), cancellationToken);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsRunning) throw new InvalidOperationException("The server is running already.");
        // The port is chosen once: whoever knows the connection string finds the server again after a restart.
        var isNew = Port == 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (isNew) await ListenOnAsync(FreePort(), cancellationToken).ConfigureAwait(false);
                await RunAsync("pg_ctl", ["start", "-w", "-t", "60", "-s", "-D", Data, "-l", Log], cancellationToken).ConfigureAwait(false);
                IsRunning = true;
                return;
            }
            catch (PostgresServerException exception)
            {
                var log = await ReadLogAsync(cancellationToken).ConfigureAwait(false);
                if (isNew && attempt < Attempts && log.Contains("could not create any TCP/IP sockets", StringComparison.Ordinal)) continue;
                throw new PostgresServerException($"{exception.Message} The end of its log:\n{log}", exception);
            }
        }
    }

    public async Task StopAsync(PostgresStop how, CancellationToken cancellationToken)
    {
        await RunAsync("pg_ctl", ["stop", "-w", "-s", "-D", Data, "-m", how is PostgresStop.Fast ? "fast" : "immediate"], cancellationToken).ConfigureAwait(false);
        IsRunning = false;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (IsRunning) await StopAsync(PostgresStop.Immediate, CancellationToken.None).ConfigureAwait(false);
        }
        catch (PostgresServerException)
        {
            // A test may have killed it already.
        }
        finally
        {
            if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
            _watchDog.Dispose();
        }
    }

    private static async Task<Cluster> CreateAsync(PostgresServerOptions options, IEnumerable<KeyValuePair<string, string>> settings, Func<Cluster, Task> fill, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("A throw-away PostgreSQL cluster needs Linux or macOS. Name a server to use by the environment variable DOMAINFX_TEST_POSTGRES.");
        var binaries = PostgresBinaries.Find(options.BinaryFolder);
        var user = await ServerUser.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var folder = Path.Combine(options.ParentFolder ?? Path.GetTempPath(), $"domainfx-postgres-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        var cluster = new Cluster(folder, binaries, user);
        try
        {
            await user.GiveAsync(folder, cancellationToken).ConfigureAwait(false);
            await fill(cluster).ConfigureAwait(false);
            await cluster.ConfigureAsync([new("unix_socket_directories", folder), .. settings, .. options.Settings], cancellationToken).ConfigureAwait(false);
            await cluster.StartAsync(cancellationToken).ConfigureAwait(false);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> UsualSettings(PostgresServerOptions options) =>
    [
        new("listen_addresses", "127.0.0.1"),
        new("fsync", options.SyncsToDisk ? "on" : "off"),
        new("full_page_writes", options.SyncsToDisk ? "on" : "off"),
        new("max_connections", "200"),
    ];

    private async Task ListenOnAsync(int port, CancellationToken cancellationToken)
    {
        Port = port;
        await ConfigureAsync([new("port", port.ToString(CultureInfo.InvariantCulture))], cancellationToken).ConfigureAwait(false);
    }

    // Of a setting that is there several times, the last one counts.
    private Task ConfigureAsync(IEnumerable<KeyValuePair<string, string>> settings, CancellationToken cancellationToken)
    {
        var lines = new StringBuilder();
        foreach (var (name, value) in settings) lines.Append(CultureInfo.InvariantCulture, $"{name} = '{value.Replace("'", "''", StringComparison.Ordinal)}'\n");
        return File.AppendAllTextAsync(Path.Combine(Data, "postgresql.conf"), lines.ToString(), cancellationToken);
    }

    private Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellationToken) =>
        ToolRun.RunAsync(_folder, _user.Command(Path.Combine(Binaries, program), arguments), cancellationToken);

    private async Task<string> ReadLogAsync(CancellationToken cancellationToken) =>
        File.Exists(Log) ? string.Join('\n', (await File.ReadAllLinesAsync(Log, cancellationToken).ConfigureAwait(false)).TakeLast(20)) : "(there is none)";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
