namespace DomainFx.Hosting.Supervising;

/// <summary>Decides which partitions a worker takes and gives up. Every worker sees the same and comes to the same shares, so that nobody has to lead.</summary>
internal sealed class FairShare(string owner)
{
    private const int Patience = 3;
    private const int FirstPause = 60;
    private const int LongestPause = 3_600;

    private readonly Dictionary<PartitionId, int> _freeFor = [];
    private int _pause = FirstPause;
    private int _round;
    private int _givesUpFrom;

    /// <summary>Decides for a round.</summary>
    /// <param name="partitions">Those that this worker can run, with their owners.</param>
    /// <param name="workers">All workers that are alive.</param>
    public (IReadOnlyList<PartitionId> Take, IReadOnlyList<PartitionId> GiveUp) Decide(IReadOnlyList<(PartitionId Id, string? Owner)> partitions, IReadOnlyList<string> workers)
    {
        _round++;
        var free = Free(partitions);
        var mine = partitions.Where(partition => partition.Owner == owner).Select(partition => partition.Id).ToList();
        var share = ShareOf(owner, partitions.Count, workers);
        var take = free.Take(Math.Max(0, share - mine.Count)).ToList();
        // What nobody takes, others perhaps cannot run: better here than nowhere. Then giving it up again would help nobody.
        var left = free.Skip(take.Count).Where(id => _freeFor[id] > Patience).ToList();
        if (left.Count > 0)
        {
            _givesUpFrom = _round + _pause;
            _pause = Math.Min(2 * _pause, LongestPause);
        }

        return ([.. take, .. left], GiveUp(partitions, workers, mine, share));
    }

    private List<PartitionId> Free(IReadOnlyList<(PartitionId Id, string? Owner)> partitions)
    {
        List<PartitionId> free = [.. partitions.Where(partition => partition.Owner is null).Select(partition => partition.Id)];
        foreach (var gone in _freeFor.Keys.Except(free).ToList()) _freeFor.Remove(gone);
        foreach (var id in free) _freeFor[id] = _freeFor.GetValueOrDefault(id) + 1;
        return free;
    }

    private List<PartitionId> GiveUp(IReadOnlyList<(PartitionId Id, string? Owner)> partitions, IReadOnlyList<string> workers, List<PartitionId> mine, int share)
    {
        if (mine.Count <= share || _round < _givesUpFrom) return [];
        var missing = workers.Where(worker => worker != owner)
            .Sum(worker => Math.Max(0, ShareOf(worker, partitions.Count, workers) - partitions.Count(partition => partition.Owner == worker)));
        var free = partitions.Count(partition => partition.Owner is null);
        return [.. mine.TakeLast(Math.Min(mine.Count - share, Math.Max(0, missing - free)))];
    }

    private static int ShareOf(string worker, int partitions, IReadOnlyList<string> workers)
    {
        var rank = workers.Count(other => string.CompareOrdinal(other, worker) < 0);
        var count = Math.Max(1, workers.Count);
        return (partitions / count) + (rank < partitions % count ? 1 : 0);
    }
}
