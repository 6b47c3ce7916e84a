using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.References.PostgresStore;

namespace DomainFx.Benchmarks.Postgres.Snapshots;

/// <summary>Reads the bytes of a snapshot by its primary key, by hand.</summary>
internal sealed class ReferenceRowReads(BenchmarkServer server) : Workload
{
    private readonly byte[] _buffer = new byte[4096];
    private BenchmarkSchema? _schema;
    private RowReader? _reader;

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_reader is not null) return;
        _schema = await server.NewSchemaAsync("reference");
        await _schema.ExecuteAsync(HandWrittenTables.Sql + """INSERT INTO {schema}.snapshots VALUES ('vault/vault-1', 20, '{"balance":200}')""");
        await _schema.SettleAsync("snapshots");
        _reader = new RowReader(_schema, "SELECT n.data, n.version FROM {schema}.snapshots AS n WHERE n.stream = $1", connections: 1);
    }

    public override async ValueTask RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            if (await _reader!.ReadAsync("vault/vault-1", _buffer) != 1) throw new InvalidOperationException("The snapshot is not there.");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_reader is not null) await _reader.DisposeAsync();
        if (_schema is not null) await _schema.DisposeAsync();
        await base.DisposeAsync();
    }
}
