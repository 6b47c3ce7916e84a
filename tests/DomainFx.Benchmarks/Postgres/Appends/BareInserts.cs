using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.References.PostgresStore;
using Npgsql;

namespace DomainFx.Benchmarks.Postgres.Appends;

/// <summary>A prepared INSERT of one row that checks no version: it guarantees less, and is the least that storing an event can cost.</summary>
internal sealed class BareInserts(BenchmarkServer server, int callers) : Callers(callers)
{
    private readonly long[] _versions = new long[callers];
    private BenchmarkSchema? _schema;
    private NpgsqlDataSource? _source;
    private string _insert = "";

    public static Beside Beside(BenchmarkServer server, int callers) => new($"bare INSERT, {callers} at once", new BareInserts(server, callers));

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_source is not null) return;
        _schema = await server.NewSchemaAsync("bare");
        await _schema.ExecuteAsync(HandWrittenTables.Sql);
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_schema.ConnectionString)
        {
            MaxPoolSize = Count,
            MaxAutoPrepare = 10,
            AutoPrepareMinUsages = 1,
            NoResetOnClose = true,
        });
        _insert = $"INSERT INTO {_schema.Name}.events (stream, version, occurred_at, type, event_id, metadata, data) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    }

    public override async ValueTask DisposeAsync()
    {
        if (_source is not null) await _source.DisposeAsync();
        if (_schema is not null) await _schema.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async ValueTask CallAsync(int caller)
    {
        await using var connection = await _source!.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(_insert, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = caller },
                new NpgsqlParameter<long> { TypedValue = ++_versions[caller] },
                new NpgsqlParameter<DateTime> { TypedValue = DateTime.UtcNow },
                new NpgsqlParameter<string> { TypedValue = SampleEvent.ByHand.Type },
                new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() },
                new NpgsqlParameter<byte[]> { TypedValue = SampleEvent.ByHand.Metadata },
                new NpgsqlParameter<byte[]> { TypedValue = SampleEvent.ByHand.Data },
            },
        };
        await command.ExecuteNonQueryAsync();
    }
}
