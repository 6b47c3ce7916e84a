using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.References.Purses;

namespace DomainFx.Benchmarks.Command;

/// <summary>The same commands, written by hand.</summary>
internal sealed class ReferenceCommands : Workload
{
    private HandWrittenPurseService _service = new(TimeProvider.System);

    public override async ValueTask PrepareAsync(int operations)
    {
        _service = new HandWrittenPurseService(TimeProvider.System);
        foreach (var id in PurseIds.All) await _service.FillAsync(id, 1_000_000, "user-1", CancellationToken.None);
    }

    public override async ValueTask RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            var id = PurseIds.All[i % PurseIds.All.Count];
            await ((i & 64) == 0
                ? _service.FillAsync(id, 10, "user-1", CancellationToken.None)
                : _service.SpendAsync(id, 10, "user-1", CancellationToken.None));
        }
    }
}
