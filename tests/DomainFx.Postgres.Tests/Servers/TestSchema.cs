using Npgsql;

namespace DomainFx.Postgres.Tests.Servers;

/// <summary>A schema of its own for a test's store, and a way to look at it that does not lead through the store.</summary>
public sealed class TestSchema : IAsyncDisposable
{
    private readonly bool _isOurs;

    /// <summary>A new schema; or, by its name, one that somebody else made and will drop.</summary>
    public TestSchema(string connectionString, string? name = null)
    {
        ConnectionString = connectionString;
        (Name, _isOurs) = (name ?? $"t{Guid.NewGuid():N}", name is null);
        Database = NpgsqlDataSource.Create(connectionString);
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public NpgsqlDataSource Database { get; }

    public PostgresStoreOptions Options => new() { ConnectionString = ConnectionString, Schema = Name };

    public PostgresEventStore OpenStore() => new(Options);

    /// <summary>Runs statements; <c>{schema}</c> stands for the schema.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(Named(sql));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asks for one value; <c>{schema}</c> stands for the schema.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(Named(sql));
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Makes the store unless it is there, and partitions it.</summary>
    public async Task PartitionAsync(long positions, int ahead)
    {
        await PostgresSchema.MigrateAsync(Options);
        await ExecuteAsync($"BEGIN;\n{PostgresSchema.PartitionScript(positions, Name)}\nCOMMIT");
        await PostgresSchema.AddPartitionsAsync(Options, ahead);
    }

    public string Named(string sql) => sql.Replace("{schema}", $"\"{Name}\"", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        while (_isOurs && !await TryDropAsync())
        {
            // A read whose caller has gone may still run: until it ends.
        }

        await Database.DisposeAsync();
    }

    private async Task<bool> TryDropAsync()
    {
        try
        {
            await ExecuteAsync("DROP SCHEMA IF EXISTS {schema} CASCADE");
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DeadlockDetected)
        {
            return false;
        }
    }
}
