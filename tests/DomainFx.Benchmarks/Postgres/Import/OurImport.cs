using System.Globalization;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Postgres;
using DomainFx.Stores;

namespace DomainFx.Benchmarks.Postgres.Import;

/// <summary>Imports history into an empty store, through the fence, chunk by chunk.</summary>
internal sealed class OurImport(BenchmarkServer server, int streams, int eventsEach) : Workload
{
    private BenchmarkSchema? _schema;
    private PostgresEventStore? _store;

    public override async ValueTask PrepareAsync(int operations)
    {
        await CloseAsync();
        _schema = await server.NewSchemaAsync("ours");
        _store = new PostgresEventStore(new PostgresStoreOptions { ConnectionString = _schema.ConnectionString, Schema = _schema.Name });
        await _store.GetHeadAsync();
    }

    public override async ValueTask RunAsync(int operations)
    {
        var imported = await _store!.ImportAsync("history", LinesAsync());
        if (imported.Events != (long)streams * eventsEach) throw new InvalidOperationException($"{imported.Events} events were imported.");
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await base.DisposeAsync();
    }

    // Streams in turns, as in a history that many wrote.
    private async IAsyncEnumerable<ExchangedLine> LinesAsync()
    {
        await Task.CompletedTask;
        var ids = Enumerable.Range(0, streams).Select(number => new StreamId("purse", number.ToString(CultureInfo.InvariantCulture))).ToArray();
        var now = DateTimeOffset.UtcNow;
        var position = 0L;
        for (var version = 1; version <= eventsEach; version++)
        {
            foreach (var stream in ids)
            {
                yield return ExchangedLine.Of(new RecordedEvent
                {
                    Stream = stream,
                    Version = version,
                    Position = ++position,
                    Type = SampleEvent.Type,
                    EventId = Guid.CreateVersion7(),
                    Data = SampleEvent.Data,
                    Metadata = SampleEvent.Metadata,
                    OccurredAt = now,
                    RecordedAt = now,
                });
            }
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        if (_schema is not null) await _schema.DisposeAsync();
        (_store, _schema) = (null, null);
    }
}
