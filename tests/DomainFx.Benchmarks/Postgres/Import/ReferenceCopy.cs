using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.References.PostgresStore;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Benchmarks.Postgres.Import;

/// <summary>The same rows by binary COPY: first the streams, then the events, in one transaction each. It checks nothing, and cannot go on where it was broken off.</summary>
internal sealed class ReferenceCopy(BenchmarkServer server, int streams, int eventsEach) : Workload
{
    private BenchmarkSchema? _schema;

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_schema is not null) await _schema.DisposeAsync();
        _schema = await server.NewSchemaAsync("reference");
        await _schema.ExecuteAsync(HandWrittenTables.Sql);
    }

    public override async ValueTask RunAsync(int operations)
    {
        await using var connection = new NpgsqlConnection(_schema!.ConnectionString);
        await connection.OpenAsync();
        await CopyStreamsAsync(connection);
        await CopyEventsAsync(connection);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_schema is not null) await _schema.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task CopyStreamsAsync(NpgsqlConnection connection)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {_schema!.Name}.streams (name, version) FROM STDIN (FORMAT binary)");
        for (var stream = 0; stream < streams; stream++)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync($"purse/{stream}", NpgsqlDbType.Text);
            await copy.WriteAsync((long)eventsEach, NpgsqlDbType.Bigint);
        }

        await copy.CompleteAsync();
    }

    // The keys of an empty table begin at 1.
    private async Task CopyEventsAsync(NpgsqlConnection connection)
    {
        var now = DateTime.UtcNow;
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {_schema!.Name}.events (stream, version, occurred_at, recorded_at, type, event_id, metadata, data) FROM STDIN (FORMAT binary)");
        for (var version = 1; version <= eventsEach; version++)
        {
            for (var stream = 1; stream <= streams; stream++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync((long)stream, NpgsqlDbType.Bigint);
                await copy.WriteAsync((long)version, NpgsqlDbType.Bigint);
                await copy.WriteAsync(now, NpgsqlDbType.TimestampTz);
                await copy.WriteAsync(now, NpgsqlDbType.TimestampTz);
                await copy.WriteAsync(SampleEvent.ByHand.Type, NpgsqlDbType.Text);
                await copy.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
                await copy.WriteAsync(SampleEvent.ByHand.Metadata, NpgsqlDbType.Bytea);
                await copy.WriteAsync(SampleEvent.ByHand.Data, NpgsqlDbType.Bytea);
            }
        }

        await copy.CompleteAsync();
    }
}
