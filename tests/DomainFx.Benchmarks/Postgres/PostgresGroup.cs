using DomainFx.Benchmarks.Frame;

namespace DomainFx.Benchmarks.Postgres;

/// <summary>The groups that share a server.</summary>
internal abstract class PostgresGroup : Group
{
    /// <summary>Long enough for several batches and commits, and for a slow fsync not to be a slice of its own.</summary>
    protected static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    protected const int Slices = 5;

    public sealed override string Family => "pg";
}
