using Npgsql;

namespace DomainFx.Benchmarks.Postgres.Server;

/// <summary>The schema of one side of a figure, dropped with it.</summary>
internal sealed class BenchmarkSchema(string connectionString, string name) : IAsyncDisposable
{
    public string Name => name;

    public string ConnectionString => connectionString;

    /// <summary>Runs SQL in which <c>{schema}</c> stands for the schema's name.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql.Replace("{schema}", name, StringComparison.Ordinal), connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Makes what was filled in look as it does in a store that has been at work: vacuumed, in memory, and written out.</summary>
    public async Task SettleAsync(params string[] tables)
    {
        foreach (var table in tables) await ExecuteAsync($"VACUUM (ANALYZE) {{schema}}.{table}");
        await ExecuteAsync("CHECKPOINT");
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync("DROP SCHEMA IF EXISTS {schema} CASCADE");
}
