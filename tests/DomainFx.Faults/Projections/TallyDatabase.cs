using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DomainFx.Faults.Projections;

/// <summary>The database beside the domain: as users' own SQL sees it.</summary>
internal sealed class TallyDatabase(string place)
{
    /// <summary>What comes before the name of a table.</summary>
    public string Schema => TallyDomain.IsPostgres(place) ? "domainfx." : "";

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }

    private async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = TallyDomain.IsPostgres(place)
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place) { Pooling = false }.ConnectionString)
            : new SqliteConnection($"Data Source={place};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // It is a test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
