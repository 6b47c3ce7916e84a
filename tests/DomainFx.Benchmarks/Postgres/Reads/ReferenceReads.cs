using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Reads;

/// <summary>Reads the data of the same rows in the same order by one query, and does nothing with it.</summary>
internal sealed class ReferenceReads(PurseStore purses) : Workload
{
    private readonly byte[] _buffer = new byte[4096];
    private RowReader? _reader;

    public override async ValueTask PrepareAsync(int operations) => _reader ??= new RowReader(
        await purses.SchemaAsync(), "SELECT e.data FROM {schema}.events AS e WHERE e.position > $1 ORDER BY e.position", connections: 1);

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
