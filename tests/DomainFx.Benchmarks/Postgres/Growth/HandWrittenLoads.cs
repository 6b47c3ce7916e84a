using System.Text.Json;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.References;
using DomainFx.Benchmarks.References.Purses;
using Npgsql;

namespace DomainFx.Benchmarks.Postgres.Growth;

/// <summary>Loads and folds purses of our store by SQL, System.Text.Json's source generator and a switch.</summary>
internal sealed class HandWrittenLoads(PurseStore purses, int callers, Func<int, int> next) : Callers(callers)
{
    private NpgsqlDataSource? _source;
    private string _load = "";

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_source is not null) return;
        var schema = await purses.SchemaAsync();
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(schema.ConnectionString)
        {
            MaxPoolSize = Count,
            MaxAutoPrepare = 10,
            AutoPrepareMinUsages = 1,
            NoResetOnClose = true,
        });
        _load =
            $"""
            SELECT e.version, t.name, e.data
            FROM {schema.Name}.streams AS s JOIN {schema.Name}.events AS e ON e.stream = s.key JOIN {schema.Name}.event_types AS t ON t.key = e.type
            WHERE s.category = (SELECT key FROM {schema.Name}.categories WHERE name = 'purse') AND s.id = $1 ORDER BY e.version
            """;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_source is not null) await _source.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async ValueTask CallAsync(int caller)
    {
        var purse = new HandWrittenPurse();
        await using var connection = await _source!.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(_load, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = $"purse-{next(caller)}" } } };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            purse.Apply(Read(reader.GetString(1), reader.GetFieldValue<byte[]>(2)));
            purse.Version = reader.GetInt64(0);
        }

        if (purse.Version != purses.Events) throw new InvalidOperationException($"{purse.Version} events were folded, not {purses.Events}.");
    }

    private static object Read(string type, byte[] data) => type switch
    {
        "purse-filled" => JsonSerializer.Deserialize(data, EventJsonContext.Default.PurseFilled)!,
        "purse-spent" => JsonSerializer.Deserialize(data, EventJsonContext.Default.PurseSpent)!,
        _ => throw new InvalidOperationException($"Unknown event type {type}."),
    };
}
