using DomainFx.Hosting.Tests;
using DomainFx.Testing.Postgres;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace DomainFx.Hosting.Tests;

/// <summary>One server for the run; each test has a schema of its own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private PostgresServer? _server;

    public static string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.StartAsync(cancellationToken: CancellationToken.None);
        ConnectionString = _server.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }
}
