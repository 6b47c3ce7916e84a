using System.Text.Json;
using DomainFx.Benchmarks.References.Purses;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Benchmarks.References.PostgresStore;

/// <summary>Events in PostgreSQL, written by hand with care: a connection from the pool for each call, statements that are prepared once a connection,
/// and an append that checks the stream's version, moves it on and inserts, all in one round trip.</summary>
internal sealed class HandWrittenPostgresStore : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly string _append;
    private readonly string _appendMany;
    private readonly string _load;

    public HandWrittenPostgresStore(string connectionString, string schema, int connections)
    {
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = connections,
            MaxAutoPrepare = 10,
            AutoPrepareMinUsages = 1,
            NoResetOnClose = true,
        });
        _append =
            $"""
            WITH moved AS (UPDATE {schema}.streams SET version = version + 1 WHERE name = $1 AND version = $2 RETURNING key, version)
            INSERT INTO {schema}.events (stream, version, occurred_at, type, event_id, metadata, data)
            SELECT key, version, $3, $4, $5, $6, $7 FROM moved
            """;
        _appendMany =
            $"""
            WITH moved AS (
                UPDATE {schema}.streams AS s SET version = s.version + a.count FROM unnest($1, $2, $3) AS a (name, expected, count)
                WHERE s.name = a.name AND s.version = a.expected RETURNING s.key, s.name, a.expected)
            INSERT INTO {schema}.events (stream, version, occurred_at, type, event_id, metadata, data)
            SELECT m.key, m.expected + e.number, e.occurred_at, e.type, e.event_id, e.metadata, e.data
            FROM unnest($4, $5, $6, $7, $8, $9, $10) AS e (name, number, occurred_at, type, event_id, metadata, data) JOIN moved AS m ON m.name = e.name
            """;
        _load = $"SELECT e.version, e.type, e.data FROM {schema}.streams AS s JOIN {schema}.events AS e ON e.stream = s.key WHERE s.name = $1 ORDER BY e.version";
    }

    public async Task AppendAsync(string stream, long expectedVersion, NewEvent @event, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(_append, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = stream },
                new NpgsqlParameter<long> { TypedValue = expectedVersion },
                new NpgsqlParameter<DateTime> { TypedValue = DateTime.UtcNow },
                new NpgsqlParameter<string> { TypedValue = @event.Type },
                new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() },
                new NpgsqlParameter<byte[]> { TypedValue = @event.Metadata },
                new NpgsqlParameter<byte[]> { TypedValue = @event.Data },
            },
        };
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1) throw new InvalidOperationException($"{stream} is not at {expectedVersion}.");
    }

    /// <summary>Appends the same number of events to each of some streams by one INSERT.</summary>
    public async Task AppendAsync(string[] streams, long[] expectedVersions, NewEvent[] eventsOfEach, CancellationToken cancellationToken)
    {
        var count = streams.Length * eventsOfEach.Length;
        var indexes = Enumerable.Range(0, count).ToArray();
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(_appendMany, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = streams },
                new NpgsqlParameter<long[]> { TypedValue = expectedVersions },
                new NpgsqlParameter<int[]> { TypedValue = Array.ConvertAll(streams, _ => eventsOfEach.Length) },
                new NpgsqlParameter<string[]> { TypedValue = Array.ConvertAll(indexes, i => streams[i / eventsOfEach.Length]) },
                new NpgsqlParameter<int[]> { TypedValue = Array.ConvertAll(indexes, i => i % eventsOfEach.Length + 1) },
                new NpgsqlParameter<DateTime[]> { TypedValue = Array.ConvertAll(indexes, _ => DateTime.UtcNow), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
                new NpgsqlParameter<string[]> { TypedValue = Array.ConvertAll(indexes, i => eventsOfEach[i % eventsOfEach.Length].Type) },
                new NpgsqlParameter<Guid[]> { TypedValue = Array.ConvertAll(indexes, _ => Guid.CreateVersion7()) },
                new NpgsqlParameter<byte[][]> { TypedValue = Array.ConvertAll(indexes, i => eventsOfEach[i % eventsOfEach.Length].Metadata) },
                new NpgsqlParameter<byte[][]> { TypedValue = Array.ConvertAll(indexes, i => eventsOfEach[i % eventsOfEach.Length].Data) },
            },
        };
        if (await command.ExecuteNonQueryAsync(cancellationToken) != count) throw new InvalidOperationException("A stream is not at the version that was expected.");
    }

    public async Task<HandWrittenPurse> LoadAsync(string stream, CancellationToken cancellationToken)
    {
        var purse = new HandWrittenPurse();
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(_load, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = stream } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            purse.Apply(Read(reader.GetString(1), reader.GetFieldValue<byte[]>(2)));
            purse.Version = reader.GetInt64(0);
        }

        return purse;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static object Read(string type, byte[] data) => type switch
    {
        "purse-filled" => JsonSerializer.Deserialize(data, EventJsonContext.Default.PurseFilled)!,
        "purse-spent" => JsonSerializer.Deserialize(data, EventJsonContext.Default.PurseSpent)!,
        _ => throw new InvalidOperationException($"Unknown event type {type}."),
    };
}
