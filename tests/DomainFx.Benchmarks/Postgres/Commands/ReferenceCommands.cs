using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.References.PostgresStore;

namespace DomainFx.Benchmarks.Postgres.Commands;

/// <summary>The same by hand, in two round trips: load and fold, then append at the version that was loaded.</summary>
internal sealed class ReferenceCommands(BenchmarkServer server, int streams, int events, int callers) : Callers(callers)
{
    private readonly int[] _calls = new int[callers];
    private BenchmarkSchema? _schema;
    private HandWrittenPostgresStore? _store;

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_store is not null) return;
        _schema = await server.NewSchemaAsync("reference");
        await _schema.ExecuteAsync(HandWrittenTables.Sql + HandWrittenTables.Fill(streams, events));
        await _schema.SettleAsync("streams", "events");
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
        var stream = $"purse/{caller + (_calls[caller]++ % (streams / Count) * Count)}";
        var purse = await _store!.LoadAsync(stream, CancellationToken.None);
        var filled = purse.Fill(10) ?? throw new InvalidOperationException("The purse refused it.");
        await _store.AppendAsync(stream, purse.Version, NewEvent.Of(filled, "user-1"), CancellationToken.None);
    }
}
