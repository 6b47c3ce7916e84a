namespace DomainFx.Projections;

/// <summary>How fast the partitions of all projections get on.</summary>
internal sealed class ProjectionRates(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(ProjectionKey Key, int Partition), PartitionRate> _rates = [];

    /// <summary>The moment of a look, to be taken before positions are read.</summary>
    public long Now => time.GetTimestamp();

    /// <summary>Notes where a partition stood after a moment.</summary>
    /// <returns>Positions a second; 0 where it is not known yet.</returns>
    public double Look(ProjectionKey key, int partition, long position, long at)
    {
        lock (_lock)
        {
            if (!_rates.TryGetValue((key, partition), out var rate)) _rates.Add((key, partition), rate = new PartitionRate());
            return rate.Look(position, at, time);
        }
    }

    /// <summary>Forgets versions, rebuilds and partitions that are gone.</summary>
    public void Keep(IReadOnlyList<ProjectionState> states)
    {
        var known = states.ToDictionary(static state => state.Key, static state => state.Partitions.Count);
        lock (_lock)
        {
            foreach (var gone in _rates.Keys.Where(one => one.Partition >= known.GetValueOrDefault(one.Key)).ToList()) _rates.Remove(gone);
        }
    }
}
