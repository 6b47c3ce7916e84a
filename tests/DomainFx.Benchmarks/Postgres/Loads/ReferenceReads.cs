using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Loads;

/// <summary>Reads version, type and data of a purse's events, the same rows that ours reads, and neither decodes nor folds them.</summary>
internal sealed class ReferenceReads(PurseStore purses, int callers) : Callers(callers)
{
    private RowReader? _reader;

    public override async ValueTask PrepareAsync(int operations) => _reader ??= new RowReader(
        await purses.SchemaAsync(),
        "SELECT e.data, e.version, e.type FROM {schema}.streams AS s JOIN {schema}.events AS e ON e.stream = s.key WHERE s.category = (SELECT key FROM {schema}.categories WHERE name = 'purse') AND s.id = $1 ORDER BY e.version",
        Count);

    public override async ValueTask DisposeAsync()
    {
        if (_reader is not null) await _reader.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async ValueTask CallAsync(int caller)
    {
        var rows = await _reader!.ReadAsync($"purse-{caller}");
        if (rows != purses.Events) throw new InvalidOperationException($"{rows} events were read, not {purses.Events}.");
    }
}
