using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Reads;

/// <summary>Reads the bytes of events in the same order by one query, and does nothing with them.</summary>
/// <param name="purses">The store.</param>
/// <param name="columns">What the server sends of each event, its data first.</param>
internal sealed class ReferenceReads(PurseStore purses, string columns) : Workload
{
    /// <summary>All that an event consists of: what a subscriber is given.</summary>
    public const string EventColumns = "e.data, e.metadata, e.event_id, e.stream, e.version, e.position, e.type, e.occurred_at, e.recorded_at";

    /// <summary>The data alone, without which event it is.</summary>
    public const string DataColumn = "e.data";

    private readonly byte[] _buffer = new byte[4096];
    private RowReader? _reader;

    public override async ValueTask PrepareAsync(int operations) => _reader ??= new RowReader(
        await purses.SchemaAsync(), $"SELECT {columns} FROM {{schema}}.events AS e WHERE e.position > $1 ORDER BY e.position", connections: 1);

    public override async ValueTask RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            var count = await _reader!.ReadAsync(0L, _buffer);
            if (count < purses.Streams * purses.Events) throw new InvalidOperationException($"{count} events were read.");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_reader is not null) await _reader.DisposeAsync();
        await base.DisposeAsync();
    }
}
