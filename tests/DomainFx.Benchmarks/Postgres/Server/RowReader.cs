using Npgsql;

namespace DomainFx.Benchmarks.Postgres.Server;

/// <summary>Reads the bytes of events by hand and does nothing with them: prepared, pooled, into a buffer that is used again.</summary>
internal sealed class RowReader(BenchmarkSchema schema, string sql, int connections) : IAsyncDisposable
{
    private const int BufferBytes = 4096;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(schema.ConnectionString)
    {
        MaxPoolSize = connections,
        MaxAutoPrepare = 10,
        AutoPrepareMinUsages = 1,
        NoResetOnClose = true,
    });

    private readonly string _sql = sql.Replace("{schema}", schema.Name, StringComparison.Ordinal);

    /// <summary>Reads the first column of each row, a bytea.</summary>
    /// <returns>How many rows there were.</returns>
    public async Task<int> ReadAsync<T>(T parameter, byte[]? buffer = null)
    {
        buffer ??= new byte[BufferBytes];
        var rows = 0;
        await using var connection = await _source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(_sql, connection) { Parameters = { new NpgsqlParameter<T> { TypedValue = parameter } }, CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            reader.GetBytes(0, 0, buffer, 0, BufferBytes);
            rows++;
        }

        return rows;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
