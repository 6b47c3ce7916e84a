namespace DomainFx.Benchmarks.Frame;

/// <summary>Figures that are asked for together.</summary>
internal abstract class Group
{
    public abstract string Name { get; }

    /// <summary>The name by which several groups are asked for at once; null for none.</summary>
    public virtual string? Family => null;

    /// <summary>Makes the figures one at a time, so that one is gone before the next is made.</summary>
    public abstract IEnumerable<FigureSource> Figures();

    /// <summary>Latencies under a given load, measured once.</summary>
    public virtual IEnumerable<LatencySource> Latencies() => [];
}
