namespace DomainFx.Testing.Postgres;

/// <summary>A real PostgreSQL server for tests: one that is there, or a throw-away cluster of the installed programs, on a free port of the loopback address.
/// The cluster is ended and deleted when it is disposed, and also if the process dies.</summary>
/// <example>
/// One server for a test run, and a schema of its own for each test class:
/// <code>
/// await using var server = await PostgresServer.StartAsync();
/// var domain = Domain.Create(builder => builder.AddShop().UsePostgres(server.ConnectionString));
/// </code>
/// </example>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>The environment variable that names a server to use, as an Npgsql connection string.</summary>
    public const string EnvironmentVariable = "DOMAINFX_TEST_POSTGRES";

    private readonly Cluster? _cluster;
    private readonly string? _given;

    private PostgresServer(Cluster cluster) => _cluster = cluster;

    private PostgresServer(string given) => _given = given;

    /// <summary>How to reach it, as an Npgsql connection string; the user is a superuser of a throw-away cluster, and needs no password.</summary>
    public string ConnectionString => _given ?? $"Host=127.0.0.1;Port={_cluster!.Port};Username=postgres;Database=postgres";

    /// <summary>Whether it is a throw-away cluster, which can be stopped and restarted.</summary>
    public bool IsThrowAway => _cluster is not null;

    /// <summary>Whether a throw-away cluster is running. A server that was given counts as running.</summary>
    public bool IsRunning => _cluster?.IsRunning ?? true;

    /// <summary>The port on the loopback address.</summary>
    /// <exception cref="InvalidOperationException">It is not a throw-away cluster.</exception>
    public int Port => Own.Port;

    /// <summary>The folder of the server's programs, <c>pg_dump</c> and <c>psql</c> among them where they are installed.</summary>
    /// <exception cref="InvalidOperationException">It is not a throw-away cluster.</exception>
    public string BinaryFolder => Own.Binaries;

    private Cluster Own => _cluster ?? throw new InvalidOperationException(
        $"The server was named by {EnvironmentVariable}: it is not ours to stop, restart or copy. Use {nameof(StartClusterAsync)} where a test needs that.");

    /// <summary>The server that <see cref="EnvironmentVariable"/> names; a throw-away cluster if it names none.</summary>
    /// <param name="options">How the cluster is made; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PostgresServerException">No server is installed, or it did not start; the message has the end of its log.</exception>
    /// <exception cref="PlatformNotSupportedException">A cluster would have to be made on Windows.</exception>
    public static Task<PostgresServer> StartAsync(PostgresServerOptions? options = null, CancellationToken cancellationToken = default) =>
        Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } given
            ? Task.FromResult(new PostgresServer(given))
            : StartClusterAsync(options, cancellationToken);

    /// <summary>A throw-away cluster, whatever the environment says: for tests that stop, restart or copy it.</summary>
    /// <param name="options">How the cluster is made; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PostgresServerException">No server is installed, or it did not start; the message has the end of its log.</exception>
    /// <exception cref="PlatformNotSupportedException">This is Windows.</exception>
    public static async Task<PostgresServer> StartClusterAsync(PostgresServerOptions? options = null, CancellationToken cancellationToken = default) =>
        new(await Cluster.InitialiseAsync(options ?? new PostgresServerOptions(), cancellationToken).ConfigureAwait(false));

    /// <summary>A standby that follows this server by streaming replication and answers queries: a cluster of its own, to be disposed for itself.</summary>
    /// <param name="options">How the standby is made; settings of this server are its own too. Null for the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">This is not a throw-away cluster.</exception>
    /// <exception cref="PostgresServerException">The copy failed, or it did not start.</exception>
    public async Task<PostgresServer> StartStandbyAsync(PostgresServerOptions? options = null, CancellationToken cancellationToken = default) =>
        new(await Cluster.CopyAsync(Own, options ?? new PostgresServerOptions { BinaryFolder = BinaryFolder }, cancellationToken).ConfigureAwait(false));

    /// <summary>Stops the server; its data stays.</summary>
    /// <param name="how">In order, or as a crash would.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidOperationException">It is not a throw-away cluster.</exception>
    /// <exception cref="PostgresServerException">It did not stop.</exception>
    public Task StopAsync(PostgresStop how = PostgresStop.Fast, CancellationToken cancellationToken = default) => Own.StopAsync(how, cancellationToken);

    /// <summary>Starts the server again after it was stopped, on the same port.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidOperationException">It is not a throw-away cluster, or is running.</exception>
    /// <exception cref="PostgresServerException">It did not start; the message has the end of its log.</exception>
    public Task StartAgainAsync(CancellationToken cancellationToken = default) => Own.StartAsync(cancellationToken);

    /// <summary>Stops the server and starts it again.</summary>
    /// <param name="how">In order, or as a crash would.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidOperationException">It is not a throw-away cluster.</exception>
    /// <exception cref="PostgresServerException">It did not stop or start.</exception>
    public async Task RestartAsync(PostgresStop how = PostgresStop.Fast, CancellationToken cancellationToken = default)
    {
        await StopAsync(how, cancellationToken).ConfigureAwait(false);
        await StartAgainAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends a throw-away cluster and deletes it; leaves a server that was given alone.</summary>
    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
