using DomainFx.Postgres.Tests.Servers;
using DomainFx.Testing.Postgres;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace DomainFx.Postgres.Tests.Servers;

/// <summary>The one server of a test run. Each test makes schemas of its own in it.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    public static readonly PostgresServerOptions Options = new()
    {
        Settings = new Dictionary<string, string> { ["max_prepared_transactions"] = "20", ["max_connections"] = "400" },
    };

    private PostgresServer? _server;

    public string ConnectionString => _server!.ConnectionString;

    public async ValueTask InitializeAsync() => _server = await PostgresServer.StartAsync(Options);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
