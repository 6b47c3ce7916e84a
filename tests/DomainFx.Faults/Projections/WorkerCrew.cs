using DomainFx.Faults.Child;

namespace DomainFx.Faults.Projections;

/// <summary>Worker processes to which things happen.</summary>
internal sealed class WorkerCrew(string place, TimeSpan lease, int partitions, int seed) : IAsyncDisposable
{
    private const int Size = 3;

    private readonly Random _random = new(seed);
    private readonly WorkerProcess?[] _workers = new WorkerProcess?[Size];
    private readonly List<string> _said = [];
    private int _started;
    private int _hits;

    public int Killed { get; private set; }

    public int Stopped { get; private set; }

    public int Frozen { get; private set; }

    /// <summary>What workers that have ended had to say.</summary>
    public string Said => string.Concat(_said);

    public async Task StartAsync()
    {
        // All at once: they make the tables together.
        await Task.WhenAll(Enumerable.Range(0, Size).Select(StartAsync));
    }

    /// <summary>Something happens to one of them.</summary>
    public async Task HitAsync()
    {
        var index = _random.Next(Size);
        switch (_hits++ % 3)
        {
            case 0:
                await EndAsync(index, worker => worker.KillAsync());
                await StartAsync(index);
                Killed++;
                break;
            case 1:
                await EndAsync(index, worker => worker.StopAsync());
                await StartAsync(index);
                Stopped++;
                break;
            default:
                // Past its lease: others take over, and it goes on in the middle of what it did.
                await _workers[index]!.FreezeAsync();
                await Task.Delay(lease * 1.5);
                await _workers[index]!.ThawAsync();
                Frozen++;
                break;
        }
    }

    /// <summary>Ends all of them in order.</summary>
    public async Task StopAsync()
    {
        for (var index = 0; index < Size; index++) await EndAsync(index, worker => worker.StopAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            if (worker is not null) await worker.DisposeAsync();
        }
    }

    private async Task StartAsync(int index) =>
        _workers[index] = await WorkerProcess.StartAsync(WorkerProcess.ThisRelease, place, $"worker-{index}-{Interlocked.Increment(ref _started)}", lease, partitions);

    private async Task EndAsync(int index, Func<WorkerProcess, Task<string>> end)
    {
        await using var worker = _workers[index]!;
        _workers[index] = null;
        _said.Add(await end(worker));
    }
}
