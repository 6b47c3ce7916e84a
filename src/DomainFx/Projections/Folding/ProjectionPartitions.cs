namespace DomainFx.Projections;

/// <summary>Which partition of a projection has a key.</summary>
public static class ProjectionPartitions
{
    /// <summary>The number of a key's partition. The same in every process and version: events of a key are in order only while one partition has them.</summary>
    /// <param name="key">The key, as text.</param>
    /// <param name="count">How many partitions there are.</param>
    public static int Of(string key, int count)
    {
        ArgumentNullException.ThrowIfNull(key);
        // FNV-1a over the UTF-16 code units, then stirred, since keys in a row differ in their last digits only.
        var hash = 14695981039346656037UL;
        foreach (var unit in key) hash = (hash ^ unit) * 1099511628211UL;
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93UL;
        hash ^= hash >> 32;
        return (int)(((hash & uint.MaxValue) * (ulong)count) >> 32);
    }
}
