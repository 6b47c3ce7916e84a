using System.Text.Json;
using DomainFx.Benchmarks.References.Purses;
using Microsoft.Data.Sqlite;

namespace DomainFx.Benchmarks.References.SqliteStore;

/// <summary>Loads a purse by hand: reader, System.Text.Json's source generator, switch.</summary>
internal sealed class HandWrittenPurseReader : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _select;

    public HandWrittenPurseReader(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        _connection.Open();
        _select = _connection.CreateCommand();
        _select.CommandText = "SELECT version, type, data FROM events WHERE stream = $stream ORDER BY version";
        _select.Parameters.Add(new SqliteParameter { ParameterName = "$stream" });
        _select.Prepare();
    }

    public async Task<HandWrittenPurse> LoadAsync(string stream, CancellationToken cancellationToken)
    {
        var purse = new HandWrittenPurse();
        _select.Parameters[0].Value = stream;
        await using var reader = await _select.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var data = reader.GetFieldValue<byte[]>(2);
            purse.Apply(Read(reader.GetString(1), data));
            purse.Version = reader.GetInt64(0);
        }

        return purse;
    }

    public async ValueTask DisposeAsync()
    {
        await _select.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static object Read(string type, byte[] data) => type switch
    {
        "purse-filled" => JsonSerializer.Deserialize(data, EventJsonContext.Default.PurseFilled)!,
        "purse-spent" => JsonSerializer.Deserialize(data, EventJsonContext.Default.PurseSpent)!,
        _ => throw new InvalidOperationException($"Unknown event type {type}."),
    };
}
