using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.References.PostgresStore;

namespace DomainFx.Benchmarks.Postgres.Appends;

/// <summary>As many connections as callers, with one append each, by hand. A caller goes round its streams.</summary>
internal sealed class ReferenceAppends(BenchmarkServer server, int callers, int streams) : Callers(callers)
{
    private readonly long[] _versions = new long[streams];
    private readonly int[] _calls = new int[callers];
    private BenchmarkSchema? _schema;
    private HandWrittenPostgresStore? _store;

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_store is not null) return;
        _schema = await server.NewSchemaAsync("reference");
        await _schema.ExecuteAsync(HandWrittenTables.Sql + HandWrittenTables.Fill(streams, events: 1));
        Array.Fill(_versions, 1);
        _store = new HandWrittenPostgresStore(_schema.ConnectionString, _schema.Name, Count);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        if (_schema is not null) await _schema.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async ValueTask CallAsync(int caller)
    {
        var stream = caller + (_calls[caller]++ % (streams / Count) * Count);
        await _store!.AppendAsync($"purse/{stream}", _versions[stream], SampleEvent.ByHand, CancellationToken.None);
        _versions[stream]++;
    }
}
