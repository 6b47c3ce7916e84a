using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Stores;

namespace DomainFx.Benchmarks.Postgres.Reads;

/// <summary>Reads every event of a store in global order, as a subscriber that catches up does, and decodes it.</summary>
internal sealed class OurReads(PurseStore purses) : Workload
{
    private Domain? _domain;

    public override async ValueTask PrepareAsync(int operations) => _domain = await purses.OpenAsync();

    public override async ValueTask RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            var count = 0;
            await foreach (var recorded in _domain!.Store.ReadAllAsync())
            {
                if (_domain.Events.Decode(recorded) is not null) count++;
            }

            if (count < purses.Streams * purses.Events) throw new InvalidOperationException($"{count} events were read.");
        }
    }
}
