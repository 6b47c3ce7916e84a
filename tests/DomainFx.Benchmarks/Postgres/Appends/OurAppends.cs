using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Postgres;
using DomainFx.Stores;

namespace DomainFx.Benchmarks.Postgres.Appends;

/// <summary>Callers with a stream each, on the store as it is set up by default.</summary>
internal sealed class OurAppends(BenchmarkServer server, int callers, int eventsEach = 1) : Callers(callers)
{
    private readonly long[] _versions = new long[callers];
    private BenchmarkSchema? _schema;
    private PostgresEventStore? _store;

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_store is not null) return;
        _schema = await server.NewSchemaAsync("ours");
        _store = new PostgresEventStore(new PostgresStoreOptions { ConnectionString = _schema.ConnectionString, Schema = _schema.Name });
        for (var caller = 0; caller < Count; caller++) await CallAsync(caller);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        if (_schema is not null) await _schema.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async ValueTask CallAsync(int caller)
    {
        var result = await _store!.AppendAsync(new StreamAppend
        {
            Stream = new StreamId("purse", $"{caller}"),
            Expected = ExpectedVersion.Exactly(_versions[caller]),
            Events = SampleEvent.New(eventsEach),
        });
        _versions[caller] = result.StreamVersion;
    }
}
