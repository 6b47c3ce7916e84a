namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>
/// Where an object may come from, as a set, seen from inside one method: from its instance, its parameters, or static data.
/// The empty set is an object that the method made itself, or one of which nothing is known: both are nothing to report.
/// </summary>
internal readonly record struct Origins(ulong Bits)
{
    private const int FirstParameter = 3;
    private const int MostParameters = 30;

    public static Origins None => default;

    /// <summary>The instance itself; for a struct its storage.</summary>
    public static Origins This { get; } = new(1);

    /// <summary>What the instance holds, directly or through others.</summary>
    public static Origins Held { get; } = new(2);

    /// <summary>Static data, and what it holds.</summary>
    public static Origins Static { get; } = new(4);

    /// <summary>What commands may not change.</summary>
    public static Origins State { get; } = This | Held | Static;

    public bool IsNone => Bits == 0;

    /// <summary>The object that a parameter is; for one passed by reference the place that it stands for.</summary>
    public static Origins Parameter(int ordinal) => ordinal < MostParameters ? new(1UL << (FirstParameter + (2 * ordinal))) : None;

    /// <summary>What a parameter's object holds; for one passed by reference the object as well.</summary>
    public static Origins HeldByParameter(int ordinal) => ordinal < MostParameters ? new(2UL << (FirstParameter + (2 * ordinal))) : None;

    public static Origins operator |(Origins left, Origins right) => new(left.Bits | right.Bits);

    public static Origins operator &(Origins left, Origins right) => new(left.Bits & right.Bits);

    public bool Overlaps(Origins other) => (Bits & other.Bits) != 0;

    /// <summary>The parameters in the set, by ordinal.</summary>
    public IEnumerable<int> Parameters()
    {
        for (int ordinal = 0; ordinal < MostParameters; ordinal++)
        {
            if (Overlaps(Parameter(ordinal) | HeldByParameter(ordinal))) yield return ordinal;
        }
    }
}
