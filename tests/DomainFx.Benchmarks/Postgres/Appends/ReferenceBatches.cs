using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.References.PostgresStore;

namespace DomainFx.Benchmarks.Postgres.Appends;

/// <summary>The events of several streams by one INSERT, by hand: one caller who has them all. An operation is the append to one stream.</summary>
internal sealed class ReferenceBatches(BenchmarkServer server, int streams, int eventsEach) : Workload
{
    private readonly string[] _names = [.. Enumerable.Range(0, streams).Select(stream => $"purse/{stream}")];
    private readonly long[] _versions = new long[streams];
    private readonly NewEvent[] _events = [.. Enumerable.Repeat(SampleEvent.ByHand, eventsEach)];
    private BenchmarkSchema? _schema;
    private HandWrittenPostgresStore? _store;

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_store is not null) return;
        _schema = await server.NewSchemaAsync("reference");
        await _schema.ExecuteAsync(HandWrittenTables.Sql + HandWrittenTables.Fill(streams, events: 1));
        Array.Fill(_versions, 1);
        _store = new HandWrittenPostgresStore(_schema.ConnectionString, _schema.Name, connections: 1);
    }

    public override async ValueTask RunAsync(int operations)
    {
        for (var i = 0; i < operations; i += streams)
        {
            await _store!.AppendAsync(_names, _versions, _events, CancellationToken.None);
            for (var stream = 0; stream < streams; stream++) _versions[stream] += eventsEach;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        if (_schema is not null) await _schema.DisposeAsync();
        await base.DisposeAsync();
    }
}
