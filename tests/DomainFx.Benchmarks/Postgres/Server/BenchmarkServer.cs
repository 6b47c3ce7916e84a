using DomainFx.Testing.Postgres;
using Npgsql;

namespace DomainFx.Benchmarks.Postgres.Server;

/// <summary>The server of all figures: durable as by default, with room for the data in memory. Started when it is first asked for.</summary>
internal sealed class BenchmarkServer : IAsyncDisposable
{
    private static readonly PostgresServerOptions Options = new()
    {
        SyncsToDisk = true,
        Settings = new Dictionary<string, string>
        {
            ["synchronous_commit"] = "on",
            ["shared_buffers"] = "1GB",
            // A checkpoint within a round would disturb one side and not the other.
            ["max_wal_size"] = "16GB",
            ["checkpoint_timeout"] = "1h",
        },
    };

    private PostgresServer? _server;
    private int _schemas;

    /// <summary>Starts it, unless that was done; says how to reach it.</summary>
    public async Task<string> StartAsync()
    {
        if (_server is not null) return _server.ConnectionString;
        _server = await PostgresServer.StartAsync(Options);
        await using var connection = new NpgsqlConnection(_server.ConnectionString);
        await connection.OpenAsync();
        foreach (var setting in (string[])["server_version", "fsync", "synchronous_commit", "wal_sync_method", "shared_buffers"])
        {
            await using var show = new NpgsqlCommand($"SHOW {setting}", connection);
            Console.WriteLine($"# PostgreSQL {setting} = {await show.ExecuteScalarAsync()}");
        }

        return _server.ConnectionString;
    }

    /// <summary>A schema that nobody has yet.</summary>
    public async Task<BenchmarkSchema> NewSchemaAsync(string owner) => new(await StartAsync(), $"{owner}_{++_schemas}");

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }
}
