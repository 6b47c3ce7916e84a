using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.References;
using DomainFx.Benchmarks.References.Purses;
using DomainFx.Benchmarks.References.SqliteStore;

namespace DomainFx.Benchmarks.Sqlite;

/// <summary>Loads a purse of many events with the hand-written reader.</summary>
internal sealed class ReferenceLoads(int events) : Workload
{
    private static readonly byte[] Metadata = """{"correlationId":"c-1","causationId":"c-1"}"""u8.ToArray();

    private readonly TemporaryFolder _folder = new();
    private HandWrittenPurseReader? _reader;

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_reader is not null) return;
        var path = _folder.File("loads.db");
        await using (var store = new HandWrittenSqliteStore(path)) await FillAsync(store);
        _reader = new HandWrittenPurseReader(path);
    }

    public override async ValueTask RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            var purse = await _reader!.LoadAsync("purse/1", CancellationToken.None);
            if (purse.Version != events) throw new InvalidOperationException($"{purse.Version} events were folded, not {events}.");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_reader is not null) await _reader.DisposeAsync();
        _folder.Dispose();
        await base.DisposeAsync();
    }

    private async Task FillAsync(HandWrittenSqliteStore store)
    {
        using var json = new ReusedJsonBuffer();
        var purse = new HandWrittenPurse();
        for (var version = 0; version < events; version++)
        {
            var (type, @event, data) = Next(version, purse, json);
            await store.AppendAsync("purse/1", version, type, data, Metadata, CancellationToken.None);
            purse.Apply(@event);
        }
    }

    private static (string Type, object Event, byte[] Data) Next(int version, HandWrittenPurse purse, ReusedJsonBuffer json)
    {
        if (version % 2 == 0)
        {
            var filled = purse.Fill(version == 0 ? 1_000_000 : 10)!;
            return ("purse-filled", filled, json.Write(filled, EventJsonContext.Default.PurseFilled).ToArray());
        }

        var spent = purse.Spend(10)!;
        return ("purse-spent", spent, json.Write(spent, EventJsonContext.Default.PurseSpent).ToArray());
    }
}
