using Npgsql;

namespace DomainFx.Postgres.Tests.Projections;

/// <summary>A call in a transaction that stays open when it has been made.</summary>
internal sealed class OpenChange : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly string _sql;

    public OpenChange(NpgsqlConnection connection, string sql)
    {
        (_connection, _sql) = (connection, sql);
        Made = RunAsync("BEGIN; " + sql);
    }

    /// <summary>Ends when the call has been made; before, it may wait for somebody.</summary>
    public Task<object?> Made { get; }

    /// <summary>Waits for the call, and commits. One that waited too long is repeated, as its callers do.</summary>
    public async Task<object?> CommitAsync()
    {
        try
        {
            var made = await Made;
            await RunAsync("COMMIT");
            return made;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await RunAsync("ROLLBACK");
            return await RunAsync(_sql);
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<object?> RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return await command.ExecuteScalarAsync();
    }
}
